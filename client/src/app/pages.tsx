import type { Permission } from '@domain/identity/permissions';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import type { CaseRef } from '../api/queryKeys';
import { loadLanguage } from '../locale/i18n';
import { languages } from '../locale/language';
import type { DeskWorkspaceProps } from '../ui/desk/DeskWorkspace';
import { LoadingNotice } from '../ui/Notices';
import { Needs, useKnown } from './Gate';

/** A page that is downloaded when it is first shown: whoever opens the heat map does not wait for the desks. */
function onDemand<P>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => ({ default: await load() }));
}

const AccountPage = onDemand(async () => (await import('../features/accounts/AccountPage')).AccountPage);
const MachineKeysPage = onDemand(async () => (await import('../features/accounts/MachineKeysPage')).MachineKeysPage);
const DossierPage = onDemand(async () => (await import('../features/case-detail/dossier/DossierPage')).DossierPage);
const SearchPage = onDemand(async () => (await import('../features/case-search/SearchPage')).SearchPage);
const DispatchDesk = onDemand(async () => (await import('../features/dispatch-desk/DispatchDesk')).DispatchDesk);
const DutyDesk = onDemand(async () => (await import('../features/intake-desk/desks')).DutyDesk);
const IntakeDesk = onDemand(async () => (await import('../features/intake-desk/desks')).IntakeDesk);
const NewCasePage = onDemand(async () => (await import('../features/intake-desk/NewCasePage')).NewCasePage);
const TasksPage = onDemand(async () => (await import('../features/my-tasks/TasksPage')).TasksPage);
const ReportPage = onDemand(async () => (await import('../features/report-case/ReportPage')).ReportPage);
const SentPage = onDemand(async () => (await import('../features/report-case/SentPage')).SentPage);
const SupervisionDesk = onDemand(async () => (await import('../features/supervision/SupervisionDesk')).SupervisionDesk);
const SurveyTasksPage = onDemand(
  async () => (await import('../features/survey-tasks/SurveyTasksPage')).SurveyTasksPage,
);
const UnitWorklist = onDemand(async () => (await import('../features/unit-worklist/UnitWorklist')).UnitWorklist);
const CaseOfDesk = onDemand(async () => (await import('./CaseOfDesk')).CaseOfDesk);
const CaseAlonePage = onDemand(async () => (await import('./CaseAlonePage')).CaseAlonePage);

/** Downloads all of the field's pages and both languages: in the street the network may be gone when the next one is opened. */
export function loadFieldPages(): Promise<unknown> {
  return Promise.all([
    ...languages.map(loadLanguage),
    import('../features/my-tasks/TasksPage'),
    import('../features/report-case/ReportPage'),
    import('../features/report-case/SentPage'),
    import('../features/survey-tasks/SurveyTasksPage'),
    import('./CaseAlonePage'),
  ]);
}

function deskPage(Desk: ComponentType<Omit<DeskWorkspaceProps, 'desk'>>, base: string, permission: Permission) {
  return function DeskPage() {
    const known = useKnown();
    return (
      <Needs permission={permission}>
        <Desk
          {...known}
          renderCase={(ref) => (
            <Suspense fallback={<LoadingNotice />}>
              <CaseOfDesk caseRef={ref} base={base} />
            </Suspense>
          )}
        />
      </Needs>
    );
  };
}

export const Intake = deskPage(IntakeDesk, '/intake', 'case.accept');
export const Duty = deskPage(DutyDesk, '/duty', 'case.file');
export const Dispatch = deskPage(DispatchDesk, '/dispatch', 'case.dispatch');
export const Worklist = deskPage(UnitWorklist, '/worklist', 'case.dispose');
export const Supervision = deskPage(SupervisionDesk, '/supervision', 'case.urge');
export const Search = deskPage(SearchPage, '/search', 'case.read');
export const Tasks = deskPage(TasksPage, '/field/tasks', 'case.verify');

/** Reporting on the tablet. */
export function Report() {
  const known = useKnown();
  return (
    <Needs permission="case.report">
      <ReportPage {...known} />
    </Needs>
  );
}

/** Verification surveys on the tablet. */
export function SurveyTasks() {
  const known = useKnown();
  return (
    <Needs permission="survey.answer">
      <SurveyTasksPage {...known} />
    </Needs>
  );
}

/** What this person reported. */
export function Sent() {
  return (
    <Needs permission="case.report">
      <SentPage />
    </Needs>
  );
}

/** Recording a telephone report. */
export function NewCase() {
  const known = useKnown();
  return (
    <Needs permission="case.accept">
      <NewCasePage {...known} />
    </Needs>
  );
}

/** Keys of machine clients. */
export function Keys() {
  const { city } = useKnown();
  return (
    <Needs permission="machine-key.manage">
      <MachineKeysPage city={city} />
    </Needs>
  );
}

/** One's own account. */
export function Account() {
  return <AccountPage {...useKnown()} />;
}

/** The gate of the settings, which are loaded on demand. */
export function ForAdministration({ children }: { children: ReactNode }) {
  return <Needs permission="configuration.manage">{children}</Needs>;
}

/** The gate of the dispatch rules, which are loaded on demand. */
export function ForRules({ children }: { children: ReactNode }) {
  return <Needs permission="rules.manage">{children}</Needs>;
}

/** The gate of the grid editor, which is loaded on demand. */
export function ForGrids({ children }: { children: ReactNode }) {
  return <Needs permission="grid.edit">{children}</Needs>;
}

/** The gate of the division into responsibility grids, which is loaded on demand. */
export function ForDivision({ children }: { children: ReactNode }) {
  return <Needs permission="grid.divide">{children}</Needs>;
}

/** The gate of the survey import, which is loaded on demand. */
export function ForSurveyImport({ children }: { children: ReactNode }) {
  return <Needs permission="survey.import">{children}</Needs>;
}

/** The gate of the heat map, which is loaded on demand. */
export function ForHeatmap({ children }: { children: ReactNode }) {
  return <Needs permission="heatmap.read">{children}</Needs>;
}

/** The gate of the evaluation, which is loaded on demand. */
export function ForEvaluation({ children }: { children: ReactNode }) {
  return <Needs permission="evaluation.read">{children}</Needs>;
}

/** One case by its address. */
export function CaseAlone({ caseRef }: { caseRef: CaseRef }) {
  return <CaseAlonePage caseRef={caseRef} />;
}

/** One case as it is printed. */
export function Dossier({ caseRef }: { caseRef: CaseRef }) {
  const { city, session } = useKnown();
  return <DossierPage city={city} session={session} caseRef={caseRef} />;
}
