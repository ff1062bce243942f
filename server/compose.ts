import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { type CaseWork, caseWork } from './application/caseWork.ts';
import { keepKeyRights } from './application/keyRights.ts';
import { placeIndex } from './application/place-index/placeIndex.ts';
import { withPlaceIndex } from './application/place-index/withPlaceIndex.ts';
import type { PhotoPort, Ports } from './application/ports.ts';
import type { CityProfile } from './application/readCity.ts';
import { hashMachineSecret, newMachineSecret } from './credentials/machineKeys.ts';
import { hashPassword, verifyPassword } from './credentials/passwords.ts';
import { configurationRepository } from './database/administration/configurationRepository.ts';
import { caseRepository } from './database/cases/caseRepository.ts';
import { exportRowsFrom } from './database/cases/searchExport.ts';
import { similarCasesFrom } from './database/cases/searchSimilar.ts';
import { catalogueRepository } from './database/catalogue.ts';
import type { Database } from './database/connection.ts';
import { dispatchRepository } from './database/dispatch/dispatchRepository.ts';
import { divisionRepository } from './database/division/divisionRepository.ts';
import { handPlanRepository } from './database/division/handPlanRepository.ts';
import { dutyRepository } from './database/duty.ts';
import { evaluationRepository } from './database/evaluation/evaluationRepository.ts';
import { identityRepository } from './database/identity.ts';
import { importRepository } from './database/import/importRepository.ts';
import { surveySettingsRepository } from './database/import/surveySettings.ts';
import { componentRowsFrom } from './database/inventory/componentExport.ts';
import { inventoryRepository } from './database/inventory/inventoryRepository.ts';
import { type NoticeBell, openNoticeBell } from './database/noticeBell.ts';
import { noticeRepository } from './database/notices.ts';
import { photoRepository } from './database/photoRepository.ts';
import { placeReading } from './database/place-index/placeReading.ts';
import { professionalGridRepository } from './database/professional-grids/professionalGridRepository.ts';
import { savedFilterRepository } from './database/savedFilters.ts';
import { spatialRepository } from './database/spatial/spatialRepository.ts';
import { runStatement } from './database/statement.ts';
import { surveyRepository } from './database/survey/surveyRepository.ts';
import { tileKind, tileRepository } from './database/tiles/tileRepository.ts';
import { borderLineRepository } from './database/unit-grid-drafts/borderLines.ts';
import { unitGridDraftRepository } from './database/unit-grid-drafts/unitGridDraftRepository.ts';
import { inspectImage } from './files/imageInspector.ts';
import { photoStore } from './files/photoStore.ts';
import { surveyStore } from './files/surveyStore.ts';
import { tileFiles } from './files/tileFiles.ts';
import { type App, createApp } from './http/app.ts';
import { exportFiles } from './interchange/export/exportFiles.ts';
import { importReportFile } from './interchange/export/importReport.ts';
import { surveyFiles } from './interchange/import/surveyFiles.ts';
import { areaDivider } from './jobs/areaDivider.ts';
import { divideInThread } from './jobs/divideInThread.ts';
import { type HeatmapThread, heatmapInThread } from './jobs/heatmapInThread.ts';
import { placesInThread } from './jobs/placesInThread.ts';
import { repeat } from './jobs/repeat.ts';
import type { Logger } from './observe/logger.ts';
import { logAnswered, requestLog } from './observe/requestLog.ts';

/** A case wakes at most this much later than it should. */
const WAKING_PAUSE_MILLISECONDS = 20_000;

/** Staged rows of imports are kept for days: an hour more is no matter. */
const TIDYING_PAUSE_MILLISECONDS = 3_600_000;

/** Grids begin and end at midnight; their components follow within this time. */
const MOVING_PAUSE_MILLISECONDS = 300_000;

/** What changed on the map is made anew so soon, whether or not somebody looks. */
const RENEWING_PAUSE_MILLISECONDS = 5_000;

export interface Composition {
  readonly database: Database;
  readonly dataDirectory: string;
  readonly profile: CityProfile;
  readonly sessionSecret: string;
  readonly trustedProxies: number;
  readonly clientDirectory: string | null;
  readonly signInAttempts?: number;
  readonly logger: Logger;
}

/** The running application without a port: the test suite asks it directly. */
export type Application = Omit<App, 'close'> & {
  ports: Ports;
  work: CaseWork;
  /** Begins to read the cases for the heat map, which its first question does otherwise. */
  startHeatmap(): void;
  /** Begins to read the city's places, by which `locate` is answered without the database from then on. */
  startPlaceIndex(): void;
  close(): Promise<void>;
};

/** Puts the real parts together: repositories on the database, photos on disk, and the HTTP face over them. */
export async function composeApplication(composition: Composition): Promise<Application> {
  const { database, logger } = composition;
  const bell = await openNoticeBell(database);
  const clock = { now: () => new Date() };
  const exportFileStore = exportFiles(join(composition.dataDirectory, 'exports'), (exportId, error) =>
    logger.error({ error, exportId }, 'export failed'),
  );
  const unitGridDivider = areaDivider();
  const divider = divideInThread((error) => logger.error({ error }, 'dividing into grids failed'));
  const notices = noticeRepository(database, bell.subscribe);
  const heatmap = heatmapOf(database, bell, logger);
  const placesThread = placesInThread(threadDoor(database));
  const places = placeIndex({
    reading: { ...placeReading(database), readCell: placesThread.readCell },
    onError: (error) => logger.error({ error }, 'reading places failed'),
  });
  const ports: Ports = {
    spatial: withPlaceIndex(spatialRepository(database), places),
    tiles: tileRepository(database),
    heatmap,
    evaluation: evaluationRepository(database),
    division: divisionRepository(database),
    handPlans: handPlanRepository(database),
    divider,
    cases: caseRepository(database, bell.ring),
    similarCases: similarCasesFrom(database),
    duty: dutyRepository(database),
    savedFilters: savedFilterRepository(database),
    exportRows: exportRowsFrom(database),
    exportFiles: exportFileStore.port,
    componentRows: componentRowsFrom(database),
    imports: importRepository(database),
    surveySettings: surveySettingsRepository(database),
    surveyFiles,
    surveyStore: {
      ...surveyStore(join(composition.dataDirectory, 'surveys')),
      reportFailure: (runId, error) => logger.error({ error, runId }, 'survey import failed'),
    },
    importReports: { open: importReportFile },
    catalogue: catalogueRepository(database),
    dispatch: dispatchRepository(database),
    unitGridDrafts: unitGridDraftRepository(database),
    borderLines: borderLineRepository(database),
    professionalGrids: professionalGridRepository(database),
    areaDivider: unitGridDivider,
    identity: keepKeyRights(identityRepository(database), clock),
    photos: photosOf(database, composition.dataDirectory),
    credentials: { verifyPassword, hashPassword, newMachineSecret, hashMachineSecret, newId: () => randomUUID() },
    configuration: configurationRepository(database),
    inventory: inventoryRepository(database),
    surveys: surveyRepository(database),
    notices,
    clock,
    chance: { lot: () => randomInt(2 ** 47) / 2 ** 47 },
  };
  const work = caseWork(ports);
  for (const forget of [
    ports.identity.forgetRights,
    work.readPolicy.invalidate,
    work.readCalendar.invalidate,
    heatmap.forgetRules,
  ])
    bell.onRulesChanged(forget);
  const waking = repeat(work.wakeSuspendedCases, WAKING_PAUSE_MILLISECONDS, (error) =>
    logger.error({ error }, 'waking suspended cases failed'),
  );
  const moving = repeat(ports.unitGridDrafts.moveComponents, MOVING_PAUSE_MILLISECONDS, (error) =>
    logger.error({ error }, 'moving components to new grids failed'),
  );
  const tidying = repeat(
    () => ports.imports.tidy(ports.clock.now()),
    TIDYING_PAUSE_MILLISECONDS,
    (error) => logger.error({ error }, 'removing old rows of imports failed'),
  );
  const { app, renewTiles, close } = createApp({
    ports,
    work,
    profile: composition.profile,
    clientDirectory: composition.clientDirectory,
    trustedProxies: composition.trustedProxies,
    tileFiles: await tileFiles(join(composition.dataDirectory, 'tiles'), await tileKind(database)),
    ...(composition.signInAttempts !== undefined && { signInAttempts: composition.signInAttempts }),
    session: {
      secret: composition.sessionSecret,
      isHttps: composition.trustedProxies > 0,
      query: async (text, values) => ({ rows: await runStatement(database, { text }, values) }),
    },
    requestLog: requestLog(logger, () => randomUUID()),
    onAnswered: logAnswered(logger),
    onError: (error, requestId) => logger.error({ error, requestId }, 'request failed'),
  });
  const renewing = repeat(renewTiles, RENEWING_PAUSE_MILLISECONDS, (error) =>
    logger.error({ error }, 'renewing tiles failed'),
  );
  return {
    app,
    renewTiles,
    startHeatmap: heatmap.start,
    startPlaceIndex: places.start,
    ports,
    work,
    close: async () => {
      exportFileStore.close();
      await close();
      await Promise.all([
        heatmap.close(),
        places.close(),
        waking.stop(),
        moving.stop(),
        tidying.stop(),
        renewing.stop(),
      ]);
      await Promise.all([divider.close(), unitGridDivider.close()]);
      await bell.close();
    },
  };
}

/** How a thread of this process finds its way to the database. */
function threadDoor({ door }: Database) {
  return {
    databaseUrl: 'databaseUrl' in door ? door.databaseUrl : null,
    connect: 'connect' in door ? door.connect : (port: MessagePort) => port.close(),
  };
}

function heatmapOf(database: Database, bell: NoticeBell, logger: Logger): HeatmapThread {
  return heatmapInThread({
    ...threadDoor(database),
    subscribe: bell.subscribe,
    onError: (error) => logger.error({ error }, 'the heat map failed between its questions'),
  });
}

function photosOf(database: Database, dataDirectory: string): PhotoPort {
  const rows = photoRepository(database);
  const files = photoStore(join(dataDirectory, 'photos'));
  return {
    inspect: inspectImage,
    isReadable: rows.isReadable,
    // The row comes after the bytes: a row without bytes would be a broken picture for ever.
    async store(districtCode, photo, bytes, uploadedBy) {
      await files.write(districtCode, photo.sha256, bytes);
      await rows.record({ ...photo, districtCode, byteCount: bytes.byteLength, uploadedBy });
    },
    async read(districtCode, sha256) {
      const mediaType = await rows.readMediaType(districtCode, sha256);
      const bytes = mediaType && (await files.read(districtCode, sha256));
      return mediaType && bytes ? { bytes, mediaType } : null;
    },
  };
}
