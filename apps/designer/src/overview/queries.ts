/** What the overview asks for. It counts everything, and so is asked anew now and then, not at each event. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { useEnvironment } from '../api/place.js';

const ANEW_MS = 15_000;
const DAY_MS = 86_400_000;

/** The first of so many days, today among them. */
export function firstDay(days: number, now: Date): string {
  return new Date(now.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
}

export function useOverview(from: string) {
  const environment = useEnvironment();
  return useQuery({
    queryKey: ['overview', environment, from],
    refetchInterval: ANEW_MS,
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/overview', { params: { query: { from } } })),
  });
}

export function useTotals(from: string) {
  const environment = useEnvironment();
  return useQuery({
    queryKey: ['totals', environment, from],
    refetchInterval: ANEW_MS,
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/totals', { params: { query: { from } } })),
  });
}
