import type { RequestListener } from 'node:http';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { ipKeyGenerator, type Options as RateLimitOptions, rateLimit } from 'express-rate-limit';
import type { CaseWork } from '../application/caseWork.ts';
import { readPhoto } from '../application/photos.ts';
import type { Ports } from '../application/ports.ts';
import type { CityProfile } from '../application/readCity.ts';
import { endpoints } from '../contract/endpoints.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { clientFiles } from './clientFiles.ts';
import { exportDownload } from './exportDownload.ts';
import { type Handlers, handlersOf } from './handlers.ts';
import { heatmapRoutes } from './heatmapRoutes.ts';
import { importReportDownload } from './importReportDownload.ts';
import { liveHub } from './live.ts';
import { type AnsweredRequest, headersSetBy, machineLane } from './machineLane.ts';
import { actorOf, identifyActor } from './middleware/actor.ts';
import { requestId } from './middleware/requestId.ts';
import { refuseCrossSite, securityHeaders } from './middleware/security.ts';
import { type SessionOptions, sessions } from './middleware/session.ts';
import { openApiDocument } from './openapi.ts';
import { sendInternalError, sendProblem } from './problem.ts';
import { checkAccess, endpointRoutes, sendPhoto } from './routes.ts';
import { surveyUpload } from './surveyUpload.ts';
import { tileFront } from './tileFront.ts';
import { type TileFilePort, TileKeeper } from './tileKeeper.ts';
import { tileReaders } from './tileReaders.ts';
import { tileRoutes } from './tiles.ts';

export interface AppDependencies {
  readonly ports: Ports;
  readonly work: CaseWork;
  readonly profile: CityProfile;
  readonly session: SessionOptions;
  /** Folder of the built client; null where none is served. */
  readonly clientDirectory: string | null;
  readonly trustedProxies: number;
  /** Wrong passwords from one address before it has to wait. */
  readonly signInAttempts?: number;
  /** Tiles kept on disk; in memory alone without it. */
  readonly tileFiles?: TileFilePort | null;
  readonly requestLog?: RequestHandler;
  /** Hears of each request that was answered before Express, for the same log. */
  readonly onAnswered: (request: AnsweredRequest) => void;
  readonly onError: (error: unknown, requestId: string) => void;
}

export interface App {
  /** What listens: Express, behind what is answered faster without it. */
  readonly app: RequestListener;
  /** Makes tiles anew where the city changed since the last call; tells how many. */
  renewTiles(): Promise<number>;
  /** Ends live streams and timers, so that the server can drain, and waits for what goes on beside the answers. */
  close(): Promise<void>;
}

const HEATMAP_PATH = '/api/heatmap';
const QUICKEST = 1;

/** Compresses the answers of some addresses. */
function compressed(isMeant: (request: Request) => boolean, level?: number): RequestHandler {
  return compression({
    ...(level !== undefined && { level }),
    filter: (request, response) => isMeant(request) && compression.filter(request, response),
  });
}

/** The whole HTTP face: security, sessions, API, live notices, tiles, and the client's files. */
export function createApp(dependencies: AppDependencies): App {
  const { ports, work, profile, trustedProxies, onError } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies);
  // Answers of the API are private and changing; tiles and files have strong ETags of their own.
  app.set('etag', false);
  const live = liveHub(ports.notices, (error) => onError(error, ''));
  const session = sessions(dependencies.session);
  const security = securityHeaders(dependencies.session.isHttps);
  const handlers = handlersOf(ports, work, profile);
  app.use(requestId, security);
  if (dependencies.requestLog) app.use(dependencies.requestLog);
  app.get('/health/live', (_request, response) => void response.json({ status: 'live' }));
  app.get('/health/ready', (_request, response) => void response.json({ status: 'ready' }));
  app.use(['/api', '/tiles'], refuseCrossSite, identifyActor(ports, session.handler));
  const { tiles, spatial } = ports;
  const readers = tileReaders();
  const keeper = new TileKeeper({
    tiles,
    files: dependencies.tileFiles ?? null,
    onError: (error) => onError(error, ''),
  });
  const readCity = () => spatial.readFrame();
  app.use('/tiles', tileRoutes({ tiles, keeper, readers, actorOf, sendProblem, readCity }));
  app.use(compressed(({ path }) => path !== '/api/live' && !path.startsWith(HEATMAP_PATH)));
  // Its numbers are megabytes and mostly noughts: the quickest level does nearly as well and takes a tenth of the time.
  app.use(compressed(({ path }) => path.startsWith(HEATMAP_PATH), QUICKEST));
  mountApi(app, dependencies, handlers, live.handler);
  if (dependencies.clientDirectory) app.use(clientFiles(dependencies.clientDirectory));
  app.use((request, response) => sendProblem(response, refuse('not-found', { path: request.path })));
  app.use(errorHandler(onError));
  const close = (): Promise<void> => {
    live.close();
    session.close();
    return keeper.settled();
  };
  const lane = { ports, handlers, headers: headersSetBy(security), onAnswered: dependencies.onAnswered, onError };
  const listener = machineLane(lane, tileFront(keeper, readers, app));
  return { app: listener, renewTiles: () => keeper.renew(), close };
}

function mountApi(
  app: Express,
  { ports, signInAttempts = 10 }: AppDependencies,
  handlers: Handlers,
  live: RequestHandler,
): void {
  const document = openApiDocument();
  app.get('/api/openapi.json', (_request, response) => void response.json(document));
  app.get(endpoints.live.path, checkAccess(endpoints.live.access), live);
  const photo = readPhoto(ports);
  app.get(endpoints.readPhoto.path, checkAccess(endpoints.readPhoto.access), async (request, response) => {
    const key = endpoints.readPhoto.parameters.safeParse(request.params);
    const actor = actorOf(request);
    if (!key.success || !actor) return sendProblem(response, refuse('invalid-input', { parameters: request.params }));
    const answer = await photo(actor, key.data);
    if (isRefusal(answer)) sendProblem(response, answer);
    else sendPhoto(response, answer);
  });
  app.get(endpoints.readExportFile.path, checkAccess(endpoints.readExportFile.access), exportDownload(ports));
  app.use(heatmapRoutes(ports.heatmap));
  app.get(endpoints.readImportReport.path, checkAccess(endpoints.readImportReport.access), importReportDownload(ports));
  app.put(
    endpoints.uploadSurveyFile.path,
    checkAccess(endpoints.uploadSurveyFile.access),
    surveyUpload(ports.surveyStore),
  );
  app.use(
    endpointRoutes(handlers, {
      signIn: [addressLimit(signInAttempts), signInLimit(signInAttempts)],
      changePassword: [passwordLimit(signInAttempts)],
    }),
  );
}

/** Only wrong passwords count, by address and login: a desk behind one address must not be locked out by one member. */
function signInLimit(attempts: number): RequestHandler {
  return rateLimit({
    windowMs: 5 * 60_000,
    limit: attempts,
    skipSuccessfulRequests: true,
    keyGenerator: (request) => `${ipKeyGenerator(request.ip ?? '')} ${String(request.body?.login).slice(0, 64)}`,
    ...limitAnswer,
  });
}

/** Whoever finds an open session cannot guess its person's password. */
function passwordLimit(attempts: number): RequestHandler {
  return rateLimit({
    windowMs: 5 * 60_000,
    limit: attempts,
    skipSuccessfulRequests: true,
    keyGenerator: (request) => actorOf(request)?.id ?? '',
    ...limitAnswer,
  });
}

/** Guessing one password for many logins is bounded by address. */
function addressLimit(attempts: number): RequestHandler {
  return rateLimit({ windowMs: 5 * 60_000, limit: attempts * 20, skipSuccessfulRequests: true, ...limitAnswer });
}

const limitAnswer: Partial<RateLimitOptions> = {
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler: (_request, response) => sendProblem(response, refuse('too-many-requests')),
};

function errorHandler(onError: AppDependencies['onError']): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
    if (response.headersSent) return next(error);
    if (type === 'entity.parse.failed' || type === 'charset.unsupported' || type === 'encoding.unsupported') {
      return sendProblem(response, refuse('malformed-body'));
    }
    if (type === 'entity.too.large') return sendProblem(response, refuse('body-too-large'));
    if (error instanceof URIError) return sendProblem(response, refuse('invalid-input'));
    onError(error, String(response.locals.requestId));
    sendInternalError(response);
  };
}
