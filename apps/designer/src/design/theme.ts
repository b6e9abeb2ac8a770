/** Mantine in our tokens: its components look like ours, in both schemes. */
import {
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e6f5f3',
  '#c8e8e4',
  '#9dd5cf',
  '#6cc0b7',
  '#43aea4',
  '#2fa79d',
  '#178a83',
  '#0b6e6a',
  '#095b58',
  '#074644',
];

/** What is filled with the accent has words that can be read on it, in either scheme. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isAccent = input.color === undefined || input.color === 'teal';
  if (input.variant !== 'filled' || !isAccent) return colors;
  return { ...colors, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' };
};

export const theme = createTheme({
  primaryColor: 'teal',
  colors: { teal },
  primaryShade: { light: 7, dark: 5 },
  variantColorResolver: variantColors,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '19px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, fz: 12 } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 60 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 60 } } },
    Modal: { defaultProps: { transitionProps: { duration: 80 }, centered: true } },
  },
});

/** What is left of Mantine's own colours comes from our tokens too, whichever scheme it is. */
const OURS = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--border-strong)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-shadow-md': 'var(--shadow)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: OURS, dark: OURS });

/** Light, dark or the system's, kept in this browser. `public/theme.js` reads the same key before the first paint. */
export const schemes = localStorageColorSchemeManager({ key: 'reckoner.scheme' });
