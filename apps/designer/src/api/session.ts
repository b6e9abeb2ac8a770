/** Who is signed in, what they may do here, and whom else they may be on a demo. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Announcement } from './announcement.js';
import { answered, api, knowEnvironments, type components } from './client.js';
import { useEnvironment } from './place.js';
import { isSignedOut } from './problems.js';

export type Session = components['schemas']['SessionAnswer'];
export type Permission = components['schemas']['Me']['permissions'][number];

/** Told when an answer said that nobody is signed in any more. */
export const sessionEnded = new Announcement();

const SESSION = ['session'];

/** `null`: nobody is signed in. */
export function useSession() {
  return useQuery<Session | null>({
    queryKey: SESSION,
    staleTime: 60_000,
    queryFn: async () => {
      try {
        const session = await answered(api.GET('/v1/session'));
        knowEnvironments(session.environments);
        return session;
      } catch (error) {
        if (isSignedOut(error)) return null;
        throw error;
      }
    },
  });
}

/** The session of a page that is shown to people who are signed in. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (!data) throw new Error('The page is shown to people who are signed in.');
  return data;
}

/** What the person may do in the environment of the page. */
function useMe() {
  const environment = useEnvironment();
  return useQuery({
    queryKey: ['me', environment],
    staleTime: 60_000,
    queryFn: () => answered(api.GET('/v1/me')),
  });
}

/** Whether the person may do this in the environment of the page; undefined until it is known. */
export function useMay(permission: Permission): boolean | undefined {
  return useMe().data?.permissions.includes(permission);
}

/** Signs in by the token of a link. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => answered(api.POST('/v1/login', { body: { token } })),
    onSuccess: () => client.resetQueries(),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.POST('/v1/logout')),
    onSuccess: () => client.resetQueries(),
  });
}

/** On a demo: be somebody else from now on. */
export function useSwitchPerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: string) => answered(api.POST('/v1/session/switch', { body: { person } })),
    onSuccess: () => client.resetQueries(),
  });
}
