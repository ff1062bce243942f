import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from './observe/startError.ts';

/** Everything that the environment decides, checked once at the start. */
export interface Config {
  /** Production refuses demo accounts and weak secrets; a trial makes its own secret and seeds the demo city. */
  isProduction: boolean;
  /** Whether the demo city is seeded. */
  isDemo: boolean;
  /** What the city calls itself on its pages. */
  cityName: string | undefined;
  /** Whose geographic data the map shows, where that must be said. */
  attribution: string | undefined;
  host: string;
  port: number;
  databaseUrl: string | undefined;
  /** The embedded database, the trial's secret and the photos live here. */
  dataDirectory: string;
  sessionSecret: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** How many reverse proxies stand before the server; 0 when clients connect directly. */
  trustedProxies: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const LEAST_SECRET_CHARACTERS = 32;
/** Values that stand in documents and examples; a secret that everybody can read is none. */
const EXAMPLE_SECRETS = /change.?me|example|default|secret.{0,4}here|^(.)\1*$|^(password|secret|session|0123456789)+$/i;

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  CITY_NAME: z.string().min(1).max(60).optional(),
  MAP_ATTRIBUTION: z.string().max(200).optional(),
  HOST: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  SESSION_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  WANGGE_DEMO: flag.optional(),
});

/** Reads the configuration from the environment; throws a StartError that names the first wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const values = parse(environment);
  const isProduction = values.NODE_ENV === 'production';
  const dataDirectory = path.resolve(values.DATA_DIRECTORY);
  const isDemo = values.WANGGE_DEMO ?? !isProduction;
  if (isProduction && isDemo) {
    throw new StartError(
      'demo-accounts-present',
      'WANGGE_DEMO is set in production: its accounts have published passwords. Remove it / 生产环境不得启用演示数据',
    );
  }
  return {
    isProduction,
    isDemo,
    cityName: values.CITY_NAME,
    attribution: values.MAP_ATTRIBUTION,
    // Demo accounts have published passwords, so a trial is not offered to the network unless HOST says so.
    host: values.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    dataDirectory,
    sessionSecret: isProduction
      ? productionSecret(values.SESSION_SECRET)
      : trialSecret(values.SESSION_SECRET, dataDirectory),
    logLevel: values.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
    trustedProxies: values.TRUST_PROXY,
  };
}

function parse(environment: NodeJS.ProcessEnv): z.infer<typeof environmentSchema> {
  // An empty variable means the same as a missing one, as in most shells and compose files.
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(present);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new StartError(
    'configuration-invalid',
    `The environment variable ${issue?.path.join('.')} is wrong: ${issue?.message} / 环境变量配置有误`,
  );
}

function productionSecret(secret: string | undefined): string {
  if (secret && secret.length >= LEAST_SECRET_CHARACTERS && !EXAMPLE_SECRETS.test(secret)) return secret;
  const problem = secret ? 'is too short or taken from an example' : 'is missing';
  throw new StartError(
    'secret-missing',
    `SESSION_SECRET ${problem}: production needs ${LEAST_SECRET_CHARACTERS} or more random characters (openssl rand -hex 32) / 生产环境必须设置随机的 SESSION_SECRET`,
  );
}

/** Made once and kept, so that sign-ins survive a restart of the trial. */
function trialSecret(secret: string | undefined, dataDirectory: string): string {
  if (secret) return secret;
  const file = path.join(dataDirectory, 'session-secret');
  try {
    const kept = readIfThere(file);
    if (kept && kept.length >= LEAST_SECRET_CHARACTERS) return kept;
    const made = randomBytes(32).toString('hex');
    mkdirSync(dataDirectory, { recursive: true });
    writeFileSync(file, made, { mode: 0o600 });
    return made;
  } catch (error) {
    throw new StartError(
      'data-directory-unusable',
      `The data directory ${dataDirectory} cannot be written: ${(error as Error).message} / 数据目录不可写`,
      { cause: error },
    );
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
