/** A runtime in forty lines, for a test of the sandbox: sends each delivery once, as its vendor wants it, and forgets it. */
const BASIC = `Basic ${Buffer.from('reckoner:sandbox-secret').toString('base64')}`;
const SAP = '/sap/sap/opu/odata/sap';
const NETSUITE = '/netsuite/services/rest/record/v1';
const ORACLE = '/oracle/fscmRestApi/resources/11.13.18.05';

/** Answers a function that sends one delivery and gives the status. */
export async function sender(address) {
  const ask = (method, path, headers, body) =>
    fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'reckoner',
    client_secret: 'sandbox-secret',
  });
  const token = await fetch(`${address}/netsuite/services/rest/auth/oauth2/v1/token`, { method: 'POST', body: form });
  const bearer = {
    authorization: `Bearer ${(await token.json()).access_token}`,
    'x-netsuite-propertynamevalidation': 'Error',
  };
  const fetched = await ask('GET', `${SAP}/`, { authorization: BASIC, 'x-csrf-token': 'Fetch' });
  const sap = {
    authorization: BASIC,
    'x-csrf-token': fetched.headers.get('x-csrf-token'),
    cookie: fetched.headers.get('set-cookie').split(';')[0],
  };
  const put = (type) => (key, body) => ask('PUT', `${NETSUITE}/${type}/eid:${encodeURIComponent(key)}`, bearer, body);
  const ways = {
    'netsuite upsert-time-bill': put('timeBill'),
    'netsuite upsert-invoice': put('invoice'),
    'netsuite post-cost': put('journalEntry'),
    // an opaque reference: the entry must be told from the texts of the document
    'sap create-request': (key, body) =>
      ask('POST', `${SAP}/API_DEBIT_MEMO_REQUEST_SRV/A_DebitMemoRequest`, sap, {
        ...body,
        PurchaseOrderByCustomer: opaque(key),
      }),
    'sap record-time': (_key, body) =>
      ask('POST', `${SAP}/API_MANAGE_WORKFORCE_TIMESHEET/TimeSheetEntryCollection`, sap, body),
    'oracle create-billing-event': (_key, body) =>
      ask('POST', `${ORACLE}/projectBillingEvents`, { authorization: BASIC }, body),
    'oracle post-cost': (_key, body) =>
      ask('POST', `${ORACLE}/unprocessedProjectCosts`, { authorization: BASIC, 'upsert-mode': 'true' }, body),
    'harvest annotate': (key, body) =>
      ask('POST', `/harvest/annotations/${encodeURIComponent(key)}`, { authorization: 'Bearer sandbox-secret' }, body),
  };
  return async ({ to, operation, purpose, key, body }) => {
    const name = operation === 'annotate' ? `${key.join('/')}/${purpose}` : key.join('/');
    const answer = await ways[`${to} ${operation}`](name, body);
    return { status: answer.status, text: await answer.text() };
  };
}

function opaque(key) {
  return Buffer.from(key).toString('hex').slice(-32);
}
