/** Generated from openapi.json by `npm run generate`; not to be edited. */
export interface paths {
  '/v1/access/grants/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take a role back
     * @description Takes effect within five seconds.
     */
    delete: operations['people_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The keys of the environment */
    get: operations['access_list'];
    put?: never;
    /**
     * Make a key
     * @description The key is shown in this answer and never again.
     */
    post: operations['access_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a key
     * @description Takes effect within five seconds.
     */
    delete: operations['access_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The people, and what they hold here */
    get: operations['people_list'];
    put?: never;
    /**
     * Make a person known
     * @description Without any role; who logs in by the identity provider is known by that.
     */
    post: operations['people_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/people/{id}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Shut somebody out
     * @description In every environment, within five seconds, sessions and all.
     */
    post: operations['people_disable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/people/{id}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let somebody in again */
    post: operations['people_enable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/people/{id}/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Grant a role
     * @description Nobody grants what they do not have.
     */
    post: operations['people_grant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/people/{id}/login-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A link that logs a local person in, once
     * @description Where an identity provider is set, people log in there.
     */
    post: operations['people_link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/access/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The roles, and what each holds */
    get: operations['access_roles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was done, newest first */
    get: operations['audit_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compute the chain again from the rows
     * @description Names the first row or link that is not as it was sealed, and says how many rows are not sealed yet.
     */
    post: operations['audit_verify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Cases, newest first */
    get: operations['cases_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Cases by what is likely to be mended together
     * @description Amounts for those who may see them.
     */
    get: operations['cases_groups'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Execute a group anew
     * @description First with `dryRun`, then with the count that it answered.
     */
    post: operations['cases_replayGroup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Attempt a group again
     * @description First with `dryRun`, then with the count that it answered.
     */
    post: operations['cases_retryGroup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A case with its payload, explanation and history */
    get: operations['cases_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Assign a case, or to nobody */
    post: operations['cases_assign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/comment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Comment on a case */
    post: operations['cases_comment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open a resolved case again */
    post: operations['cases_reopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Execute it anew
     * @description With the release, rows and time of today.
     */
    post: operations['cases_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resolve a case without doing it again */
    post: operations['cases_resolve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Attempt it again
     * @description On its own release, with the rows known by then.
     */
    post: operations['cases_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write an operator's revision
     * @description It takes effect when another person releases it.
     */
    post: operations['operatorrevisions_write'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/revisions/{number}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Release an operator's revision that somebody else wrote */
    post: operations['operatorrevisions_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{id}/revisions/{number}/refuse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Refuse an operator's revision */
    post: operations['operatorrevisions_refuse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Changes, newest first */
    get: operations['changes_list'];
    put?: never;
    /**
     * Begin a change
     * @description Answers the caller’s open change, where there is one.
     */
    post: operations['changes_begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A change, what it edits, and who else edits that */
    get: operations['changes_one'];
    /** Name a change, close it, or open it again */
    put: operations['changes_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{id}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest versions of the files that a change edits */
    get: operations['changes_files'];
    /**
     * Save a file
     * @description Refused with FILE_EDITED where the version that was edited is not the newest.
     */
    put: operations['changes_save'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{id}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All versions of a file in a change, newest first */
    get: operations['changes_versions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the connections of the environment fare */
    get: operations['connections_states'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where connections lead; secrets by their names only */
    get: operations['connections_settings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{connection}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send nothing until it is resumed */
    post: operations['connections_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{connection}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send again, also where the target asked for a pause */
    post: operations['connections_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{connection}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let deliveries wait for a person, or no longer */
    put: operations['connections_review'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{connection}/setting': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set address, options and secrets */
    put: operations['connections_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{connection}/windows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When may be posted, by legal entity */
    get: operations['connections_windows'];
    /** Set when may be posted */
    put: operations['connections_setWindows'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/data/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a person out of what is stored
     * @description Every text that holds one of the identifiers, and the sensitive fields beside it, in the bytes of events, deliveries, answers, executions and cases. Hashes, identities and sums stay. Counts first; `"dryRun": false` does it.
     */
    post: operations['erasure_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deliveries, the newest first */
    get: operations['deliveries_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let go what waits for review */
    post: operations['deliveries_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A delivery, try by try */
    get: operations['deliveries_show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}/settle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what became of it, or send it again */
    post: operations['deliveries_settle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drift': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Fields that sources send and schemas do not know, or know with another type
     * @description In the order in which they were noticed, by pages. Names and types only, never values.
     */
    get: operations['drift_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/drift/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mark drifts as known
     * @description They are counted on, and tell nobody any more; the case of an event all of whose drifts are known is resolved.
     */
    post: operations['drift_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/environments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The environments and the releases that they run */
    get: operations['releases_environments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Events, the newest first, by pages */
    get: operations['status_events'];
    put?: never;
    /**
     * Send events
     * @description CloudEvents 1.0: one, a batch, one a line, or the data alone with `ce-` headers. 2xx means committed. The same event again is answered the same and does nothing; another body under its id is a conflict, which opens a case.
     */
    post: operations['events_send'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An event, what its executions made of it and where its deliveries stand */
    get: operations['status_event'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Executions, the newest first */
    get: operations['executions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An execution, and how it ended for each purpose and part */
    get: operations['executions_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions/{id}/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Why an execution ended as it did
     * @description Computed again from what was stored, step by step. It shows values as they are, so it needs `payload.read` and `money.read` too.
     */
    get: operations['executions_explain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Execute its event anew, with the release, rows and time of today, in its place */
    post: operations['executions_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Attempt an execution again, on its own release, with the rows known now */
    post: operations['executions_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/flows/{flow}/evaluate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a flow on data, without any effect
     * @description The body is the data of an event, or a CloudEvent. Rows and balances of the environment are read as they are now; nothing is written. Answers the line that `reckoner run` prints.
     */
    post: operations['evaluate_evaluate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/history/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Imports of history, the newest first */
    get: operations['history_list'];
    put?: never;
    /**
     * Compare what was billed elsewhere with what is here
     * @description A line for each document of an entry (flow, key, revision, purpose, to, operation, documentKey, reference …), or for an opening balance (balance, balanceKey, drawn). Changes nothing yet; apply the import to make it part of the history.
     */
    post: operations['history_compare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/history/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An import, the size of its difference, and what it adds */
    get: operations['history_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/history/imports/{id}/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make it part of the history, whole or not at all */
    post: operations['history_apply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/history/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What becomes of its lines, one by one */
    get: operations['history_rows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hook-keys/{connection}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which keys a hook has, without themselves */
    get: operations['hook_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hook-keys/{connection}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a hook a new key, and the former one an end
     * @description The new key is told this once. Until the former one ends both are taken.
     */
    post: operations['hook_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hook-keys/{connection}/{slot}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set one of the two keys of a hook
     * @description It holds until it is removed or rotated.
     */
    put: operations['hook_put'];
    post?: never;
    /** Remove one of the two keys of a hook */
    delete: operations['hook_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hooks/{environment}/{connection}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Where a system sends its webhooks
     * @description Signed as Standard Webhooks are: HMAC-SHA-256 over `webhook-id.webhook-timestamp.body`.
     */
    post: operations['hook_receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens, as server-sent events
     * @description Each line says `{ topic, ids? }`: something of this topic is another now. Within a second or two; ends after five minutes, to be asked for again.
     */
    get: operations['live_listen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in with the token of a link
     * @description Answers with the cookie of a session.
     */
    post: operations['session_logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End the session */
    post: operations['session_logOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who asks, and what they may do here */
    get: operations['session_me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notifications/targets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whom the environment tells of cases */
    get: operations['notificationtargets_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notifications/targets/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set whom to tell of cases
     * @description Messages are signed: `reckoner-signature` is `v1=` and HMAC-SHA-256, in hex, over `reckoner-timestamp`, a full stop and the body.
     */
    put: operations['notificationtargets_set'];
    post?: never;
    /** Tell it no more */
    delete: operations['notificationtargets_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notifications/targets/{name}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send it a message of no case */
    post: operations['notificationtargets_test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What came in, what became of it, what is not billed or not posted yet, and how long it took, day by day
     * @description Amounts for those who may see money; for others, counts and quantities.
     */
    get: operations['overview_ofEnvironment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reference': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The tables of the environment */
    get: operations['reference_tables'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reference/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An import and the size of its difference */
    get: operations['reference_import'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reference/imports/{id}/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the difference the next version of the table */
    post: operations['reference_apply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reference/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The difference, row by row */
    get: operations['reference_difference'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reference/{table}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare a file with the table
     * @description Changes nothing yet; apply the import to change the table.
     */
    post: operations['reference_compare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reference/{table}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rows, as they are or as they were known */
    get: operations['reference_rows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/releases/{hash}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A release */
    get: operations['releases_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/releases/{hash}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All files of a release */
    get: operations['releases_files'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/secrets/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Seal all secrets with a new key
     * @description Of all environments, at once or not at all. The new key is made in the data folder, where the former one stays beside it until the next rotation; a key that is given in `RECKONER_SECRET_KEY` is exchanged there, with the former one in `RECKONER_FORMER_SECRET_KEY`, before this is called.
     */
    post: operations['secrets_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is logged in, and where they hold a role */
    get: operations['session_session'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session/switch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Be somebody else from now on
     * @description On the embedded default only, for who was let in as its administrator: to try what each role may do.
     */
    post: operations['session_switch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same by what the sender calls it */
    get: operations['status_bySourceId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/totals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Control totals by source, purpose, outcome, legal entity and currency, and whether they balance
     * @description Amounts for those who may see money; for others, counts and quantities.
     */
    get: operations['totals_ofEnvironment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Uploads and how far they are, the newest first */
    get: operations['upload_list'];
    put?: never;
    /**
     * Send a file of events, a row each
     * @description A row that is sent again, in this file or another, is a duplicate; a file that was cut off is sent again as it is. Follow it by its name under GET /v1/uploads.
     */
    post: operations['upload_send'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/uploads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An upload and how far it is */
    get: operations['upload_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/uploads/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of its rows */
    get: operations['upload_rows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AcceptBody: {
      /** @description The ids of the drifts. */
      ids: number[];
      /** @description Why it does not matter, or what was done. */
      note?: string;
    };
    AssignBody: {
      /** @description Nobody where it is left out. */
      assignee?: string;
    };
    AttemptSummary: {
      number: number;
      at: string;
      step: string;
      status: number | null;
      code: string | null;
      answer: string | null;
    };
    AuditAnswer: {
      seq: number;
      at: string;
      actor: string;
      onBehalfOf: string | null;
      correlation: string | null;
      action: string;
      objectKind: string;
      objectId: string;
      payloadHash: string | null;
      details: string | null;
    };
    AuditAnswerPage: {
      rows: components['schemas']['AuditAnswer'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    BadRow: {
      seq: number;
      /** @enum {string} */
      change: 'changed' | 'inserted' | 'removed';
    };
    BeginBody: {
      title: string;
      /** @description The hash of the release that it edits. */
      base: string;
    };
    Broken: {
      /**
       * @description row: a row is not as it was sealed; link: a link itself was changed; cut: links are missing at the end.
       * @enum {string}
       */
      kind: 'cut' | 'link' | 'row';
      link: number;
      message: string;
      row?: components['schemas']['BadRow'];
    };
    CaseEntry: {
      number: number;
      at: string;
      actor: string;
      action: string;
      text: string | null;
    };
    CaseGroupAnswer: {
      money?: {
        currency: string | null;
        amount: string | null;
        quantity: string | null;
      }[];
      cause: string;
      kind: string;
      reason: string;
      team: string | null;
      count: number;
      oldest: string;
    };
    CaseGroupAnswerPage: {
      rows: components['schemas']['CaseGroupAnswer'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    CaseRow: {
      id: number;
      kind: string;
      state: string;
      reason: string;
      message: string;
      remedy: string | null;
      cause: string;
      purpose: string;
      part: string;
      legalEntity: string | null;
      team: string | null;
      assignee: string | null;
      openedAt: string;
      dueAt: string | null;
      escalatedAt: string | null;
      resolvedAt: string | null;
      resolution: string | null;
      eventId: number | null;
      executionId: number | null;
      deliveryId: number | null;
    };
    CaseRowPage: {
      rows: components['schemas']['CaseRow'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ChangeAnswer: {
      files: {
        path: string;
        version: number;
        editedAt: string;
        editedBy: string;
      }[];
      /** @description Open changes of others that edit the same files. */
      others: components['schemas']['OtherEdit'][];
      id: number;
      title: string;
      /** @description `person:<id>` or `key:<id>`. */
      author: string;
      /** @description The hash of the release that it edits. */
      base: string;
      /** @enum {string} */
      state: 'closed' | 'open';
      createdAt: string;
      editedAt: string;
    };
    ChangeFile: {
      path: string;
      version: number;
      /** @description Null: deleted. */
      text: string | null;
      editedAt: string;
      editedBy: string;
    };
    ChangeFilePage: {
      rows: components['schemas']['ChangeFile'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ChangeRow: {
      id: number;
      title: string;
      /** @description `person:<id>` or `key:<id>`. */
      author: string;
      /** @description The hash of the release that it edits. */
      base: string;
      /** @enum {string} */
      state: 'closed' | 'open';
      createdAt: string;
      editedAt: string;
    };
    ChangeRowPage: {
      rows: components['schemas']['ChangeRow'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ControlTotals: {
      events: {
        received: number;
        /** @description Not executed yet. */
        waiting: number;
        executed: number;
        /** @description No flow starts from them; each is a case. */
        unmatched: number;
        /** @description Put aside before their flow was known; each is a case. */
        quarantined: number;
        /** @description Of the executed: what was billed elsewhere before. */
        imported: number;
      };
      /** @description By source, purpose, outcome, legal entity and currency. */
      lines: components['schemas']['TotalsLine'][];
      /** @description For each source and purpose: how many came in, and whether as many ended, one way each. */
      purposes: {
        source: string;
        purpose: string;
        received: number;
        ended: number;
      }[];
      /** @description How many deliveries stand where. */
      deliveries: {
        state: string;
        count: number;
        imported: number;
      }[];
      /** @description Whether nothing is missing and nothing counted twice. */
      isBalanced: boolean;
    };
    DeliveryAnswer: {
      id: number;
      connection: string;
      operation: string;
      purpose: string;
      part: string;
      state: string;
      reference: string | null;
    };
    DeliverySummary: {
      id: number;
      executionId: number;
      connection: string;
      operation: string;
      purpose: string;
      part: string;
      kind: string;
      state: string;
      review: boolean;
      legalEntity: string | null;
      reference: string | null;
      code: string | null;
      message: string | null;
      attempts: number;
      createdAt: string;
      settledAt: string | null;
    };
    DeliverySummaryPage: {
      rows: components['schemas']['DeliverySummary'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    DemoPerson: {
      id: string;
      name: string;
      roles: string[];
    };
    DifferenceRow: {
      /** @description The line of the file; of a row that would be removed, its id. */
      row: number;
      key: string | null;
      validFrom: string | null;
      validTo: string | null;
      body: string | null;
      /** @description What is there now, where that is another. */
      before: string | null;
      code: string | null;
      message: string | null;
    };
    DifferenceRowPage: {
      rows: components['schemas']['DifferenceRow'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    EndAnswer: {
      purpose: string;
      part: string;
      outcome: string;
      reason: string | null;
    };
    EnvironmentAnswer: {
      name: string;
      /** @description Absent as long as it runs none. */
      release?: string;
      /** @description Counts the moves of the pointer. */
      revision: number;
    };
    Erased: {
      id: number | null;
      dryRun: boolean;
      touched: {
        [key: string]: number;
      };
      /** @description Found in work that is still open: left as it is; ask again when that has ended. */
      leftOpen: {
        [key: string]: number;
      };
    };
    ErasureBody: {
      /** @description What the person is called in the data: names, addresses, identities. */
      identifiers: string[];
      /** @description Kept in the audit: write no name in it. */
      reason: string;
      /**
       * @description Only count; nothing is changed.
       * @default true
       */
      dryRun: boolean;
    };
    EventAnswer: {
      id: number;
      source: string;
      sourceId: string;
      type: string;
      receivedAt: string;
      legalEntity: string | null;
      /**
       * @description queued: no attempt has ended yet.
       * @enum {string}
       */
      state: 'executed' | 'queued' | 'unmatched';
      executions: components['schemas']['ExecutionAnswer'][];
    };
    ExecutionAnswer: {
      id: number;
      flow: string;
      outcome: string;
      reason: string | null;
      attempt: number;
      ends: components['schemas']['EndAnswer'][];
      deliveries: components['schemas']['DeliveryAnswer'][];
    };
    ExplainedExecution: {
      executionId: number;
      attempt: number;
      release: string;
      now: string;
      result: components['schemas']['ObjectValue'];
      /**
       * @description `same`: computed again from what was stored, to the byte. `differs`: another build of the engine comes to something
       *     else. `broken`: the same build does, which must not be. `not-computed`: it ended without its flow being run. `aged-out`: the bytes that it was
       *     computed from are kept no longer. `erased`: a person was taken out of them.
       * @enum {string}
       */
      recomputed: 'aged-out' | 'broken' | 'differs' | 'erased' | 'not-computed' | 'same';
      /** @description What it comes to today, where that is not the same. */
      today?: components['schemas']['ObjectValue'];
      engine: {
        stored: string;
        today: string;
      };
      steps: components['schemas']['StepJson'][];
    };
    GateState: {
      connection: string;
      breaker: string;
      cause: string | null;
      closedUntil: string | null;
      pausedBy: string | null;
      pausedAt: string | null;
      review: boolean;
      waiting: number;
      oldestAt: string | null;
    };
    GateStatePage: {
      rows: components['schemas']['GateState'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    GrantAnswer: {
      id: number;
      role: string;
      /** @description Null: in every environment. */
      environment: number | null;
      legalEntity: string | null;
      team: string | null;
    };
    GrantBody: {
      /** @enum {string} */
      role: 'viewer' | 'analyst' | 'approver' | 'operator' | 'admin' | 'sender';
      /** @description Only what is of this legal entity. */
      legalEntity?: string;
      /** @description Only what is of this team. */
      team?: string;
      /** @description In every environment, not this one alone. */
      everywhere?: boolean;
    };
    GroupBody: {
      /** @description Only count. */
      dryRun?: boolean;
      /** @description What the dry run answered as `matched`. */
      count?: number;
      ids?: number[];
      cause?: string;
      kind?: string;
      reason?: string;
      team?: string;
    };
    Head: {
      number: number;
      /** @description Hexadecimal. */
      hash: string;
      /** @description The era that it was noted in; a restore begins another. */
      era?: number;
    };
    HeadBody: {
      number: number;
      hash: string;
    };
    HistoryAnswer: {
      sums: components['schemas']['HistorySum'][];
      id: string;
      /** @enum {string} */
      state: 'applied' | 'compared' | 'failed' | 'reading';
      releaseId: number;
      error: string | null;
      createdBy: string;
      createdAt: string;
      appliedBy: string | null;
      appliedAt: string | null;
      changed: number;
      added: number;
      unchanged: number;
      repeated: number;
      refused: number;
    };
    HistoryImport: {
      id: string;
      /** @enum {string} */
      state: 'applied' | 'compared' | 'failed' | 'reading';
      releaseId: number;
      error: string | null;
      createdBy: string;
      createdAt: string;
      appliedBy: string | null;
      appliedAt: string | null;
      changed: number;
      added: number;
      unchanged: number;
      repeated: number;
      refused: number;
    };
    HistoryImportPage: {
      rows: components['schemas']['HistoryImport'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    HistoryRow: {
      row: number;
      /** @enum {string} */
      kind: 'entry' | 'opening';
      flow: string | null;
      key: string | null;
      revision: string | null;
      purpose: string | null;
      part: string | null;
      to: string | null;
      operation: string | null;
      reference: string | null;
      quantity: string | null;
      amount: string | null;
      currency: string | null;
      balance: string | null;
      balanceKey: string | null;
      drawn: string | null;
      /** @description Of a balance: what was said to be drawn before. */
      drawnBefore: string | null;
      code: string | null;
      message: string | null;
      executionId: number | null;
    };
    HistoryRowPage: {
      rows: components['schemas']['HistoryRow'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    HistorySum: {
      flow: string;
      purpose: string;
      currency: string | null;
      entries: number;
      documents: number;
      quantity: string;
      amount: string;
    };
    HookKeyBody: {
      /** @description What the system signs with; `whsec_` and base64, or any text. */
      secret: string;
    };
    HookKeyList: {
      keys: components['schemas']['ShownHookKey'][];
    };
    HookRotationBody: {
      /** @description What the system will sign with; one is made where it is not given. */
      secret?: string;
      /**
       * @description How long the former key holds; 90 days at most.
       * @default P1D
       * @example PT2H
       */
      oldValidFor: string;
    };
    ImportState: {
      id: string;
      name: string;
      /** @enum {string} */
      mode: 'merge' | 'replace';
      baseVersion: number;
      /** @enum {string} */
      state: 'applied' | 'compared' | 'failed' | 'reading';
      error: string | null;
      createdBy: string;
      changed: number;
      removed: number;
      added: number;
      unchanged: number;
      repeated: number;
      refused: number;
    };
    IntakeProblem: {
      /** @enum {string} */
      code:
        | 'ATTRIBUTE_INVALID'
        | 'CONTENT_TYPE_UNKNOWN'
        | 'EVENT_CONFLICT'
        | 'EVENT_TOO_LARGE'
        | 'NOT_A_CLOUD_EVENT'
        | 'NOT_JSON'
        | 'TOO_MANY_EVENTS';
      message: string;
      remedy: string;
      /** @description Of a batch or a stream: which one, from 1. */
      at?: number;
    };
    KeyAnswer: {
      id: string;
      name: string;
      createdBy: string;
      createdAt: string;
      expiresAt: string | null;
      revokedAt: string | null;
      roles: string[];
    };
    KeyAnswerPage: {
      rows: components['schemas']['KeyAnswer'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    KeyBody: {
      name: string;
      roles: components['schemas']['RoleBody'][];
      /** Format: date-time */
      expiresAt?: string;
    };
    LatencyLine: {
      day: string;
      posted: number;
      median: number;
      p95: number;
    };
    ListedDrift: {
      id: number;
      seen: number;
      firstEventId: number;
      lastEventId: number;
      firstSeenAt: string;
      lastSeenAt: string;
      acceptedBy: string | null;
      acceptedAt: string | null;
      note: string | null;
      path: string;
      source: string;
      schema: string;
      /** @enum {string} */
      kind: 'changed-type' | 'too-many' | 'unknown-field';
      /** @description The type that was found; never what stood there. */
      found: string;
    };
    ListedDriftPage: {
      rows: components['schemas']['ListedDrift'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ListedEvent: {
      id: number;
      source: string;
      sourceId: string;
      type: string;
      receivedAt: string;
      legalEntity: string | null;
      intake: string;
      /** @enum {string} */
      state: 'executed' | 'queued' | 'unmatched';
    };
    ListedEventPage: {
      rows: components['schemas']['ListedEvent'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ListedExecution: {
      id: number;
      eventId: number;
      source: string;
      sourceId: string;
      type: string;
      flow: string;
      outcome: string;
      reason: string | null;
      attempt: number;
      /** @description received, replayed, or revised by an operator. */
      cause: string;
      release: string;
      legalEntity: string | null;
      /** @description What `now` was: when its event was received. */
      now: string;
      finishedAt: string;
      /** @description The execution of a newer revision, where one stands in its place. */
      supersededBy: number | null;
    };
    ListedExecutionPage: {
      rows: components['schemas']['ListedExecution'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    LoginBody: {
      /** @description The token of the link. */
      token: string;
    };
    Me: {
      actor: string;
      name: string;
      environment: string;
      permissions: (
        | 'access.manage'
        | 'access.read'
        | 'audit.read'
        | 'cases.approve'
        | 'cases.assign'
        | 'cases.comment'
        | 'cases.edit'
        | 'cases.read'
        | 'cases.resolve'
        | 'changes.edit'
        | 'changes.read'
        | 'connections.manage'
        | 'connections.pause'
        | 'connections.read'
        | 'data.erase'
        | 'deliveries.read'
        | 'deliveries.release'
        | 'deliveries.settle'
        | 'drift.accept'
        | 'drift.read'
        | 'environments.point'
        | 'events.read'
        | 'events.send'
        | 'executions.read'
        | 'executions.replay'
        | 'executions.retry'
        | 'flows.evaluate'
        | 'history.import'
        | 'money.read'
        | 'payload.read'
        | 'reference.import'
        | 'reference.read'
        | 'releases.create'
        | 'releases.read'
        | 'totals.read'
      )[];
    };
    ObjectValue: {
      [key: string]: unknown;
    };
    OtherEdit: {
      path: string;
      id: number;
      title: string;
      author: string;
    };
    Overview: {
      from: string;
      to: string;
      /** @description How many events came in. Days are those of UTC. */
      days: {
        day: string;
        received: number;
      }[];
      cells: components['schemas']['OverviewCell'][];
      /** @description There are more cells than are answered; ask for fewer days. */
      isCut: boolean;
      unbilled: components['schemas']['UnbilledLine'][];
      /** @description As it is now, of whatever day. */
      pending: components['schemas']['PendingLine'][];
      latency: components['schemas']['LatencyLine'][];
      /** @description As it is now. */
      cases: {
        open: number;
        overdue: number;
      };
    };
    OverviewCell: {
      /** @description `2026-11-21`. */
      day: string;
      source: string;
      legalEntity: string | null;
      currency: string | null;
      purpose: string;
      outcome: string;
      entries: number;
      quantity: string;
      /** @description Absent for those who may not see money. */
      amount?: string;
    };
    PendingLine: {
      connection: string;
      state: string;
      legalEntity: string | null;
      count: number;
      oldest: string;
    };
    PersonAnswer: {
      id: string;
      name: string;
      email: string | null;
      issuer: string;
      subject: string;
      disabledAt: string | null;
      grants: components['schemas']['GrantAnswer'][];
    };
    PersonAnswerPage: {
      rows: components['schemas']['PersonAnswer'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    PersonBody: {
      /** @description What the identity provider calls them; for `local`, any name that is not taken. */
      subject: string;
      name: string;
      /** @description The identity provider; by itself the one that is set, else `local`. */
      issuer?: string;
      email?: string;
    };
    PlaceJson: {
      file: string;
      line: number;
    };
    PostingWindow: {
      /** @description Null or absent: all that have none of their own. */
      legalEntity?: string | null;
      timezone: string;
      days: number[];
      opens: string;
      closes: string;
    };
    PostingWindows: {
      windows: components['schemas']['PostingWindow'][];
    };
    Problem: {
      /** @description The code, as a URN. */
      type: string;
      title: string;
      status: number;
      /** @description Stays the same whatever the words are. */
      code: string;
      detail: string;
      remedy?: string;
      /** @description Logs and audit have it too. */
      correlation: string;
      diagnostics?: {
        code: string;
        message: string;
        hint?: string;
        /** @description Where in the request: `lines[2].amount`, a parameter, a header. */
        at?: string;
      }[];
    };
    Receipt: {
      /** @enum {string} */
      outcome: 'accepted' | 'conflict' | 'duplicate';
      eventId: number;
    };
    Receipts: {
      accepted: number;
      duplicate: number;
      conflict: number;
      refused: number;
      problems: components['schemas']['IntakeProblem'][];
    };
    ReleaseAnswer: {
      hash: string;
      files: number;
      bytes: number;
      createdAt: string;
      createdBy: string;
    };
    ReleaseBody: {
      ids: number[];
    };
    ReleaseFiles: {
      hash: string;
      files: {
        path: string;
        text: string;
      }[];
    };
    Repeated: {
      matched: number;
      done: number;
      /** @description Those that could not be, and why. */
      refused: {
        case: number;
        code: string;
        message: string;
      }[];
    };
    ResolveBody: {
      /** @description What became of it. */
      resolution: string;
    };
    ReviewBody: {
      isOn: boolean;
    };
    RevisionBody: {
      /** @description The whole entry as it should have come, as JSON text: numbers stay as they are spelled. */
      body: string;
      /** @description Why it is not corrected at its source. */
      note: string;
    };
    RoleBody: {
      /** @enum {string} */
      role: 'viewer' | 'analyst' | 'approver' | 'operator' | 'admin' | 'sender';
      /** @description Only what is of this legal entity. */
      legalEntity?: string;
      /** @description Only what is of this team. */
      team?: string;
    };
    RolesAnswer: {
      permissions: {
        [key: string]: string;
      };
      roles: {
        [key: string]: string[];
      };
    };
    RotatedHookKey: {
      slot: number;
      secret: string;
      /** @description Until when the former key holds; null where there was none. */
      formerValidUntil: string | null;
    };
    RotatedSecrets: {
      /** @description How many secrets are sealed anew. */
      sealed: number;
      /**
       * @description file: a new key was made in the data folder; given: it is the one that the runtime was started with.
       * @enum {string}
       */
      key: 'file' | 'given';
    };
    RowAnswer: {
      id: number;
      key: string;
      validFrom: string | null;
      validTo: string | null;
      /** @description The table's versions that brought it and took it away. */
      knownFrom: number;
      knownTo: number | null;
      row: unknown;
    };
    RowAnswerPage: {
      rows: components['schemas']['RowAnswer'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    RuleJson: {
      id: string;
      holds: boolean;
      isNearMiss: boolean;
      at: components['schemas']['PlaceJson'];
      conditions: {
        text: string;
        holds: boolean;
        values: components['schemas']['ValueJson'][];
      }[];
    };
    SaveBody: {
      /** @description The file’s path in the workspace. */
      path: string;
      /** @description All of the file; null deletes it. */
      text: string | null;
      /** @description The version in this change that was edited; 0 for none. */
      version: number;
    };
    SessionAnswer: {
      actor: string;
      name: string;
      /** @description The roles held anywhere. */
      roles: string[];
      /** @description Where the person holds one. */
      environments: string[];
      /** @description Whom the person may be by a switch: on the embedded default, to try the product. */
      people: components['schemas']['DemoPerson'][];
    };
    SetBody: {
      title?: string;
      /** @enum {string} */
      state?: 'open' | 'closed';
    };
    SettingBody: {
      /** @example https://1234567.suitetalk.api.netsuite.com */
      address: string;
      options: {
        [key: string]: string;
      };
      /** @description Never shown again. */
      secrets: {
        [key: string]: string | null;
      };
      /** @description The revision that was read; another one is refused. */
      revision?: number;
    };
    SettleBody: {
      /**
       * @description `posted`: it is there. `absent`: it is not; send it again.
       * @enum {string}
       */
      found: 'posted' | 'absent';
      /** @description What the target calls it. */
      reference?: string;
      /** @description How it was found out. */
      note: string;
    };
    ShownCase: {
      history: components['schemas']['CaseEntry'][];
      /** @description Undefined where its bytes are kept no longer, or are no JSON. */
      payload?: unknown;
      isMasked: boolean;
      /** @description Why it ended so, step by step; only for who may see its payload whole and its amounts. */
      explanation?: components['schemas']['ExplainedExecution'];
      id: number;
      kind: string;
      state: string;
      reason: string;
      message: string;
      remedy: string | null;
      cause: string;
      purpose: string;
      part: string;
      legalEntity: string | null;
      team: string | null;
      assignee: string | null;
      openedAt: string;
      dueAt: string | null;
      escalatedAt: string | null;
      resolvedAt: string | null;
      resolution: string | null;
      eventId: number | null;
      executionId: number | null;
      deliveryId: number | null;
    };
    ShownDelivery: {
      /** @description What is sent; null for those who may not see money, and where retention has taken it. */
      body: string | null;
      tries: components['schemas']['AttemptSummary'][];
      id: number;
      executionId: number;
      connection: string;
      operation: string;
      purpose: string;
      part: string;
      kind: string;
      state: string;
      review: boolean;
      legalEntity: string | null;
      reference: string | null;
      code: string | null;
      message: string | null;
      attempts: number;
      createdAt: string;
      settledAt: string | null;
    };
    ShownEnd: {
      purpose: string;
      part: string;
      outcome: string;
      reason: string | null;
      owner: string | null;
      legalEntity: string | null;
      customer: string | null;
      contract: string | null;
      project: string | null;
      workDate: string | null;
      quantity: string | null;
      /** @description Absent for those who may not see money. */
      amount?: string | null;
      currency: string | null;
      /** @description When a held one opens its case. */
      deadlineAt: string | null;
    };
    ShownExecution: {
      ends: components['schemas']['ShownEnd'][];
      id: number;
      eventId: number;
      source: string;
      sourceId: string;
      type: string;
      flow: string;
      outcome: string;
      reason: string | null;
      attempt: number;
      /** @description received, replayed, or revised by an operator. */
      cause: string;
      release: string;
      legalEntity: string | null;
      /** @description What `now` was: when its event was received. */
      now: string;
      finishedAt: string;
      /** @description The execution of a newer revision, where one stands in its place. */
      supersededBy: number | null;
    };
    ShownHookKey: {
      slot: number;
      createdAt: string;
      /** @description When it ends; null where it does not. */
      validUntil: string | null;
      isValid: boolean;
    };
    ShownSetting: {
      connection: string;
      address: string;
      options: {
        [key: string]: string;
      };
      secrets: string[];
      revision: number;
      changedBy: string;
      changedAt: string;
    };
    ShownSettingPage: {
      rows: components['schemas']['ShownSetting'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ShownTarget: {
      name: string;
      address: string;
      occasions: ('escalated' | 'opened' | 'resolved')[];
      kinds: string[];
      teams: string[];
      changedBy: string;
      changedAt: string;
    };
    ShownTargetPage: {
      rows: components['schemas']['ShownTarget'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    StepJson: {
      title: string;
      /** @enum {string} */
      how: 'ended' | 'ran' | 'skipped';
      outcome?: string;
      at?: components['schemas']['PlaceJson'];
      values: components['schemas']['ValueJson'][];
      rules: components['schemas']['RuleJson'][];
      changes: string[];
      lineage: {
        path: string;
        from: string[];
        value?: (string | number | boolean | components['schemas']['ObjectValue'] | unknown[]) | null;
      }[];
      steps: components['schemas']['StepJson'][];
    };
    SwitchBody: {
      /** @description The person to be from now on; see `people` of the session. */
      person: string;
    };
    TableAnswer: {
      name: string;
      version: number;
      rows: number;
      changedAt: string | null;
      changedBy: string | null;
    };
    TableAnswerPage: {
      rows: components['schemas']['TableAnswer'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    Tail: {
      rows: number;
      oldest: string | null;
      /** @description How old the oldest is. */
      seconds: number;
      /** @description Those that the next link will cover; the rest waits for transactions that are open. */
      settled: number;
    };
    TargetBody: {
      /**
       * @description Where messages are posted to.
       * @example https://hooks.example.com/reckoner
       */
      address: string;
      /** @description What messages are signed with; never shown again. Without it the former stays. */
      secret?: string;
      occasions: ('opened' | 'escalated' | 'resolved')[];
      /** @description Kinds of case; without them all. */
      kinds?: string[];
      /** @description Teams whose cases it is told of; without them all. */
      teams?: string[];
    };
    TextBody: {
      text: string;
    };
    TotalsLine: {
      source: string;
      purpose: string;
      outcome: string;
      legalEntity: string | null;
      currency: string | null;
      /** @description Ends: purposes without parts, and parts. */
      ends: number;
      /** @description Entries that count here: by their leading end, so that each counts once for a purpose. */
      entries: number;
      quantity: string;
      /** @description Absent for those who may not see money. */
      amount?: string;
      /** @description Of the ends and the amount: what was billed elsewhere, and imported. */
      imported: number;
      importedAmount?: string;
    };
    Trial: {
      arrived: boolean;
      problem?: string;
    };
    UnbilledLine: {
      outcome: string;
      reason: string | null;
      owner: string | null;
      legalEntity: string | null;
      currency: string | null;
      entries: number;
      quantity: string;
      /** @description As far as the rate was known; absent for those who may not see money. */
      amount?: string;
      oldest: string;
    };
    Upload: {
      id: string;
      source: string;
      type: string;
      name: string;
      /** @enum {string} */
      state: 'done' | 'failed' | 'reading';
      accepted: number;
      duplicate: number;
      refused: number;
      error: string | null;
      createdBy: string;
      createdAt: string;
      finishedAt: string | null;
    };
    UploadPage: {
      rows: components['schemas']['Upload'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    UploadRowResult: {
      row: number;
      eventId: number | null;
      code: string | null;
      message: string | null;
    };
    UploadRowResultPage: {
      rows: components['schemas']['UploadRowResult'][];
      /** @description The `cursor` of the next page; absent at the end. */
      next?: string;
    };
    ValueJson: {
      text: string;
      /** @description Absent where it is missing. */
      value?: (string | number | boolean | components['schemas']['ObjectValue'] | unknown[]) | null;
    };
    Verified: {
      valid: boolean;
      links: number;
      rows: number;
      /** @description Keep it, outside: with it a later verification finds a chain that was cut. */
      head: components['schemas']['Head'] | null;
      tail: components['schemas']['Tail'];
      broken?: components['schemas']['Broken'];
    };
    VerifyBody: {
      /** @description Heads that earlier verifications answered. */
      heads?: components['schemas']['HeadBody'][];
    };
    WindowBody: {
      /** @description Without it, of all that have none of their own. */
      legalEntity?: string;
      /** @example Europe/Berlin */
      timezone: string;
      /** @description Days of the week; 1 is Monday. */
      days: number[];
      /** @example 08:00 */
      opens: string;
      /**
       * @description Earlier than it opens means the next morning.
       * @example 18:00
       */
      closes: string;
    };
    WindowsBody: {
      windows: components['schemas']['WindowBody'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  people_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  access_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyAnswerPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  access_make: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KeyBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            key: string;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  access_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  people_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonAnswerPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  people_add: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PersonBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  people_disable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  people_enable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  people_grant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GrantBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: number;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  people_link: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            path: string;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  access_roles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolesAnswer'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  audit_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        actor?: string;
        /** @description The action, or how it begins: `case.` */
        action?: string;
        objectKind?: string;
        objectId?: string;
        correlation?: string;
        from?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditAnswerPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  audit_verify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerifyBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verified'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'open' | 'resolved';
        kind?: string;
        reason?: string;
        cause?: string;
        team?: string;
        assignee?: string;
        legalEntity?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseRowPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_groups: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'open' | 'resolved';
        kind?: string;
        reason?: string;
        cause?: string;
        team?: string;
        assignee?: string;
        legalEntity?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseGroupAnswerPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_replayGroup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GroupBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | components['schemas']['Repeated']
            | {
                matched: number;
              };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_retryGroup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GroupBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | components['schemas']['Repeated']
            | {
                matched: number;
              };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownCase'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_assign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_comment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TextBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_reopen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TextBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_resolve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResolveBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cases_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  operatorrevisions_write: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevisionBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            number: number;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  operatorrevisions_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  operatorrevisions_refuse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'open' | 'closed';
        /** @description Only those of the caller. */
        mine?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRowPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BeginBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRow'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeAnswer'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRow'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_files: {
    parameters: {
      query?: {
        /** @description Only this file. */
        path?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rows: components['schemas']['ChangeFile'][];
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_save: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changes_versions: {
    parameters: {
      query: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description The file’s path in the workspace. */
        path: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeFilePage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_states: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GateStatePage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_settings: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownSettingPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_review: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettingBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownSetting'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_windows: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostingWindows'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connections_setWindows: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WindowsBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  erasure_erase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasureBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erased'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deliveries_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        connection?: string;
        state?: 'pending' | 'sending' | 'sent' | 'posted' | 'refused' | 'unknown' | 'superseded' | 'compensated';
        /** @description Of this execution. */
        execution?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliverySummaryPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deliveries_release: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            released: number[];
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deliveries_show: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownDelivery'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deliveries_settle: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettleBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  drift_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Both, where it is not given. */
        state?: 'open' | 'accepted';
        /** @description The connection that sends it. */
        source?: string;
        /** @description The schema that does not know it. */
        schema?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedDriftPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  drift_accept: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            accepted: number;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releases_environments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rows: components['schemas']['EnvironmentAnswer'][];
          };
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  status_events: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'queued' | 'executed' | 'unmatched';
        /** @description The connection that they came through. */
        source?: string;
        type?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedEventPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  events_send: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/cloudevents+json': Record<string, never>;
        'application/cloudevents-batch+json': Record<string, never>;
        'application/x-ndjson': Record<string, never>;
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description All of it is stored, now or before. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Receipt'] | components['schemas']['Receipts'];
        };
      };
      /** @description Some of it is not stored; `problems` says which and why. */
      207: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Receipt'] | components['schemas']['Receipts'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `EVENT_CONFLICT`: another body came under the id before; a case is open. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  status_event: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventAnswer'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  executions_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        outcome?: 'accepted' | 'held' | 'excluded' | 'rejected' | 'failed' | 'superseded';
        flow?: string;
        reason?: string;
        /** @description Of this event. */
        event?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedExecutionPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  executions_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownExecution'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  executions_explain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedExecution'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  executions_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  executions_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  evaluate_evaluate: {
    parameters: {
      query?: {
        /** @description Also say why, step by step. */
        explain?: boolean;
        /** @description What `now` is; by default the moment of the request. */
        now?: string;
      };
      header?: never;
      path: {
        flow: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
        'application/cloudevents+json': unknown;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            outcome: 'accepted' | 'held' | 'excluded' | 'rejected' | 'failed' | 'superseded';
            reason?: string;
            message?: string;
            owner?: string;
            remedy?: string;
            error?: {
              code: string;
              message: string;
            };
            purposes?: {
              [key: string]: Record<string, never>;
            };
            parts?: Record<string, never>[];
            deliveries?: Record<string, never>[];
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  history_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryImportPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  history_compare: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryAnswer'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  history_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryAnswer'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  history_apply: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryAnswer'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  history_rows: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        difference?: 'added' | 'changed' | 'unchanged' | 'repeated' | 'refused';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryRowPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  hook_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HookKeyList'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  hook_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HookRotationBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedHookKey'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  hook_put: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
        slot: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HookKeyBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  hook_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection: string;
        slot: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  hook_receive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        environment: string;
        connection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is stored, now or before. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Receipt'];
        };
      };
      /** @description It is not signed with a key of this hook, or there is no such hook. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  live_listen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            source: {
              source: unknown;
              operator: Record<string, never>;
            };
            operator: Record<string, never>;
          };
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  session_logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The link was used, or is too old. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  session_logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  session_me: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  notificationtargets_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownTargetPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  notificationtargets_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TargetBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShownTarget'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  notificationtargets_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  notificationtargets_test: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Trial'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  overview_ofEnvironment: {
    parameters: {
      query?: {
        /** @description The first day, `2026-11-01`; thirty days before the last where it is not given. */
        from?: string;
        /** @description The day after the last; tomorrow where it is not given. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Overview'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reference_tables: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableAnswerPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reference_import: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportState'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reference_apply: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reference_difference: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        difference?: 'added' | 'changed' | 'removed' | 'unchanged' | 'repeated' | 'refused';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DifferenceRowPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reference_compare: {
    parameters: {
      query?: {
        /** @description replace removes rows that the file lacks; merge keeps them. */
        mode?: 'replace' | 'merge';
      };
      header?: never;
      path: {
        table: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportState'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reference_rows: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Rows with this key: its parts joined by `/`. */
        key?: string;
        /** @description Rows that hold on this day. */
        validAt?: string;
        /** @description Rows as the table had them in this version. */
        knownAt?: number;
      };
      header?: never;
      path: {
        table: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RowAnswerPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releases_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        hash: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseAnswer'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releases_files: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        hash: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseFiles'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  secrets_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedSecrets'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  session_session: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionAnswer'];
        };
      };
      /** @description Nobody is. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  session_switch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SwitchBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  status_bySourceId: {
    parameters: {
      query: {
        /** @description The connection that it came through. */
        source: string;
        /** @description What its sender calls it. */
        id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventAnswer'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such event, or none that the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  totals_ofEnvironment: {
    parameters: {
      query?: {
        /** @description Events received at this moment or later. */
        from?: string;
        /** @description Events received before this moment. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ControlTotals'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  upload_list: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Only files of this name. */
        name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  upload_send: {
    parameters: {
      query: {
        /** @description The connection that the rows are of. */
        source: string;
        /** @description What each row is, as the flow that is to start from it says. */
        type: string;
        /** @description The name of the file. */
        name: string;
        encoding?: 'utf-8' | 'windows-1252' | 'iso-8859-1';
        /** @description One character; detected where it is not given. */
        delimiter?: string;
        /** @description Numbers are written 1.234,50. */
        decimalComma?: boolean;
        /** @description The sheet of a workbook; otherwise the first that is not hidden. */
        sheet?: string;
        /** @description The field that names a row; without it, a row is named by what it holds. */
        id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Upload'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  upload_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Upload'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  upload_rows: {
    parameters: {
      query?: {
        /** @description The `next` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Only rows with this result: ACCEPTED, DUPLICATE, CONFLICT, or why it was refused; REFUSED for whatever reason. */
        code?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadRowResultPage'];
        };
      };
      /** @description Something of the request is not right; `diagnostics` name the places. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody known asks: no valid key, token or session. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It needs a permission that the caller does not have. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is not there, or lies outside of what the caller may see. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem; its `code` and `remedy` say which and what to do. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
