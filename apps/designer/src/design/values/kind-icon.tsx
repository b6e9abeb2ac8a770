import {
  IconArrowsSplit2,
  IconBook2,
  IconBraces,
  IconChecklist,
  IconFileText,
  IconGauge,
  IconListCheck,
  IconMessageReport,
  IconPlug,
  IconServer2,
  IconTable,
  IconTestPipe,
  IconTransform,
  type Icon,
} from '@tabler/icons-react';
import { toneStyle, type Tone } from './signs.js';
import css from './values.module.css';

const KINDS: Readonly<Record<string, readonly [icon: Icon, tone: Tone, word: string]>> = {
  schema: [IconBraces, 'quiet', 'schema'],
  mapping: [IconTransform, 'info', 'mapping'],
  rules: [IconListCheck, 'good', 'rules'],
  table: [IconTable, 'good', 'decision table'],
  reference: [IconBook2, 'warn', 'reference table'],
  flow: [IconArrowsSplit2, 'fault', 'flow'],
  connection: [IconPlug, 'past', 'connection'],
  balance: [IconGauge, 'warn', 'balance'],
  test: [IconTestPipe, 'quiet', 'test'],
  sample: [IconChecklist, 'quiet', 'sample'],
  reasons: [IconMessageReport, 'bad', 'reasons'],
  environment: [IconServer2, 'past', 'environment'],
};

/** What kind of definition it is. */
export function KindIcon({ kind, size = 16 }: { readonly kind: string; readonly size?: number }) {
  const [Sign, tone, word] = KINDS[kind] ?? [IconFileText, 'quiet' as Tone, kind];
  return (
    <span className={css.kind} style={toneStyle(tone)} role="img" aria-label={word} title={word}>
      <Sign size={size} stroke={1.7} aria-hidden />
    </span>
  );
}
