import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'wgk_';

/** A new secret of a machine client: 256 random bits, shown once. */
export function newMachineSecret(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** What is stored of a secret. A fast hash is enough for 256 random bits. */
export function hashMachineSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
