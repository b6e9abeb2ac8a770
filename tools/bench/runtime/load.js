/**
 * Posts over kept connections as fast as they are answered, or at a rate, with as little work of its own as can be: it
 * shares the machine with what it measures.
 */
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/** One connection: a request goes out when the answer to the one before has come. */
class Line {
  #socket;
  #rest = NOTHING;
  #answered;

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#answered?.(error));
    this.#socket.on('close', () => this.#answered?.(new Error('the connection was closed')));
  }

  /** Resolves to the status. */
  post(request) {
    return new Promise((resolve, reject) => {
      this.#answered = (status) => {
        this.#answered = undefined;
        if (status instanceof Error) reject(status);
        else resolve(status);
      };
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #read(chunk) {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const headEnd = this.#rest.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = this.#rest.latin1Slice(0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const end = headEnd + HEAD_END.length + length;
    if (this.#rest.length < end) return;
    this.#rest = this.#rest.length === end ? NOTHING : this.#rest.subarray(end);
    this.#answered?.(Number(head.slice(9, 12)));
  }
}

/** The text of a POST. */
export function requestOf(path, headers, body) {
  const lines = Object.entries({ host: 'localhost', 'content-length': Buffer.byteLength(body), ...headers });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`;
}

/**
 * Posts so many requests over so many connections; `requestAt` makes the n-th. `perSecond` holds it to a rate, and then
 * each counts from when it was due. Answers the seconds that it took, when each was due (milliseconds since 1970), the
 * milliseconds that each waited for its answer, and how many were not answered with 2xx.
 */
export async function load({ port, connections, count, requestAt, perSecond }) {
  const lines = Array.from({ length: connections }, () => new Line(port));
  const [sentAt, waited] = [new Float64Array(count), new Float64Array(count)];
  let [next, failed] = [0, 0];
  const start = performance.now();
  const work = async (line) => {
    for (let index = next++; index < count; index = next++) {
      const due = perSecond === undefined ? performance.now() : start + (index / perSecond) * 1000;
      const early = due - performance.now();
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
      const status = await line.post(requestAt(index));
      sentAt[index] = performance.timeOrigin + due;
      waited[index] = performance.now() - due;
      if (status < 200 || status > 299) failed += 1;
    }
  };
  await Promise.all(lines.map(work));
  const seconds = (performance.now() - start) / 1000;
  for (const line of lines) line.close();
  return { seconds, sentAt, waited, failed };
}
