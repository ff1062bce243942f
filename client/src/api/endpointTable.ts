import type { EndpointName, Endpoints } from '@contract/endpoints';

/** As much of an endpoint as it takes to call it. */
export type CallableEndpoint = Readonly<Pick<Endpoints[EndpointName], 'method' | 'path' | 'isRawBody'>>;

/** Put in by the build from the contract (`vite.config.ts`). */
declare const __ENDPOINT_TABLE__: Readonly<Record<EndpointName, CallableEndpoint>>;

/**
 * Where each endpoint of the contract is. The contract's own table carries the schemas of every question and answer, which a page
 * would have to build before it could ask for anything; only the server and the tests need them.
 */
export const endpointTable = __ENDPOINT_TABLE__;
