/** Ends with 0 if the runtime on this machine is ready. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/readyz`).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
