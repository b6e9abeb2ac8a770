import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useCommands } from '../commands/registry.js';

const CHOICES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
] as const;

/** Light, dark, or as the system has it. */
export function SchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      mx={6}
      mb={6}
      aria-label="Colour scheme"
      data={[...CHOICES]}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'light')}
    />
  );
}

/** The same from the palette. */
export function useSchemeCommands(): void {
  const { setColorScheme } = useMantineColorScheme();
  const commands = useMemo(
    () =>
      CHOICES.map(({ value, label }) => ({
        id: `scheme.${value}`,
        title: value === 'auto' ? 'Use the system’s colour scheme' : `Use the ${label.toLowerCase()} colour scheme`,
        group: 'Look',
        keywords: 'theme night day mode',
        run: () => setColorScheme(value),
      })),
    [setColorScheme],
  );
  useCommands(commands);
}
