/** What is tried beside an open definition: which subject, which sample of each input, and what was edited of them. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TriedRow, TryAnswer, TrySubject } from '../../engine/facts.js';
import { liveRows } from './ask-rows.js';
import { useTextVersion, useWorkspace } from '../../workspace/use.js';

/** The subjects that fit an open file; undefined until the engine has answered. */
export function useSubjects(path: string | undefined): readonly TrySubject[] | undefined {
  const { checking } = useWorkspace();
  const version = useTextVersion();
  const [known, setKnown] = useState<{ readonly path: string; readonly subjects: readonly TrySubject[] }>();
  useEffect(() => {
    if (path === undefined) return;
    let isOver = false;
    checking.ask('subjects', path).then(
      (subjects) => !isOver && setKnown((before) => (isSame(before, { path, subjects }) ? before : { path, subjects })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [checking, path, version]);
  return known?.path === path ? known?.subjects : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export interface Trial {
  readonly subject: TrySubject;
  readonly inputs: Readonly<Record<string, string>>;
  readonly rows: readonly TriedRow[];
}

/** A run that lacks rows is run again with them; those may show that it lacks others. */
const ROUNDS_MAX = 8;

/** Answers of the newest trial; what is asked while one is under way waits, and only the last of it is run. */
export function useTrial(trial: Trial | undefined): TryAnswer | undefined {
  const { checking, environment } = useWorkspace();
  const version = useTextVersion();
  const live = liveRows(environment);
  const [answer, setAnswer] = useState<TryAnswer>();
  const now = useMemo(() => new Date().toISOString(), []);
  const next = useRef<Trial>(undefined);
  const isRunning = useRef(false);
  useEffect(() => {
    next.current = trial;
    if (isRunning.current || !trial) return;
    const run = async (): Promise<void> => {
      isRunning.current = true;
      while (next.current) {
        const { subject, inputs, rows } = next.current;
        next.current = undefined;
        try {
          const { kind, id } = subject;
          const request = { subject: { kind, id }, inputs, rows, now };
          for (let round = 0; round < ROUNDS_MAX; round++) {
            const found = await checking.ask('attempt', { ...request, pages: live.pages });
            setAnswer(found);
            // What is typed meanwhile leads: its own run asks for its rows.
            if (next.current || !('wanted' in found) || !(await live.fetch(found.wanted))) break;
          }
        } catch (error) {
          setAnswer({ kind: 'not-there', message: (error as Error).message });
        }
      }
      isRunning.current = false;
    };
    void run();
  }, [checking, live, trial, version, now]);
  return trial ? answer : undefined;
}
