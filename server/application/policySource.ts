import { type CasePolicy, defaultCasePolicy } from '../domain/case/policy.ts';
import { type DistrictSource, districtSource } from './districtSource.ts';
import type { Ports } from './ports.ts';

/**
 * Reads the policy of a district: its own, else the city's, else the product's. A figure that a stored policy does not
 * know yet (it is older than the figure) is the product's.
 */
export function policySource({
  configuration,
  clock,
}: Pick<Ports, 'configuration' | 'clock'>): DistrictSource<CasePolicy> {
  return districtSource(clock, async (districtCode) => ({
    ...defaultCasePolicy,
    ...(await configuration.readPolicy(districtCode)),
  }));
}
