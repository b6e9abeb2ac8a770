import { source, type Span } from '@reckoner/diagnostics';
