import type { Permission } from '@domain/identity/permissions';
import type { ComponentType, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { CaseRef } from '../api/queryKeys';
import { AccountPage } from '../features/accounts/AccountPage';
import { MachineKeysPage } from '../features/accounts/MachineKeysPage';
import { CasePage } from '../features/case-detail/CasePage';
import { DossierPage } from '../features/case-detail/dossier/DossierPage';
import { SearchPage } from '../features/case-search/SearchPage';
import { DispatchDesk } from '../features/dispatch-desk/DispatchDesk';
import { DutyDesk, IntakeDesk } from '../features/intake-desk/desks';
import { NewCasePage } from '../features/intake-desk/NewCasePage';
import { TasksPage } from '../features/my-tasks/TasksPage';
import { ReportPage } from '../features/report-case/ReportPage';
import { SentPage } from '../features/report-case/SentPage';
import { SupervisionDesk } from '../features/supervision/SupervisionDesk';
import { SurveyTasksPage } from '../features/survey-tasks/SurveyTasksPage';
import { UnitWorklist } from '../features/unit-worklist/UnitWorklist';
import type { DeskWorkspaceProps } from '../ui/desk/DeskWorkspace';
import { CaseOfDesk } from './CaseOfDesk';
import { caseForms } from './caseForms';
import { Needs, useKnown } from './Gate';
import { useFieldGive } from './useFieldGive';

function deskPage(Desk: ComponentType<Omit<DeskWorkspaceProps, 'desk'>>, base: string, permission: Permission) {
  return function DeskPage() {
    const known = useKnown();
    return (
      <Needs permission={permission}>
        <Desk {...known} renderCase={(ref) => <CaseOfDesk caseRef={ref} base={base} />} />
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
  const { city } = useKnown();
  const navigate = useNavigate();
  const give = useFieldGive();
  return <CasePage city={city} caseRef={caseRef} forms={caseForms} give={give} onClose={() => void navigate(-1)} />;
}

/** One case as it is printed. */
export function Dossier({ caseRef }: { caseRef: CaseRef }) {
  const { city, session } = useKnown();
  return <DossierPage city={city} session={session} caseRef={caseRef} />;
}
