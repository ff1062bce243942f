import type { Permission, RoleCode } from '@domain/identity/permissions';

export interface Destination {
  readonly path: string;
  readonly label:
    | 'intake'
    | 'newCase'
    | 'duty'
    | 'dispatch'
    | 'worklist'
    | 'supervision'
    | 'search'
    | 'heatmap'
    | 'rules'
    | 'grids'
    | 'division'
    | 'surveyImport'
    | 'evaluation'
    | 'inventory'
    | 'survey'
    | 'keys'
    | 'administration'
    | 'report'
    | 'tasks'
    | 'sent';
  readonly needs: Permission;
}

/** Where a desk's rail leads, each for those who hold the right. */
export const deskDestinations: readonly Destination[] = [
  { path: '/intake', label: 'intake', needs: 'case.accept' },
  { path: '/new-case', label: 'newCase', needs: 'case.accept' },
  { path: '/duty', label: 'duty', needs: 'case.file' },
  { path: '/dispatch', label: 'dispatch', needs: 'case.dispatch' },
  { path: '/worklist', label: 'worklist', needs: 'case.dispose' },
  { path: '/supervision', label: 'supervision', needs: 'case.urge' },
  { path: '/search', label: 'search', needs: 'case.read' },
  { path: '/heatmap', label: 'heatmap', needs: 'heatmap.read' },
  { path: '/evaluation', label: 'evaluation', needs: 'evaluation.read' },
  { path: '/inventory', label: 'inventory', needs: 'inventory.read' },
  { path: '/rules', label: 'rules', needs: 'rules.manage' },
  { path: '/grids', label: 'grids', needs: 'grid.edit' },
  { path: '/responsibility-division', label: 'division', needs: 'grid.divide' },
  { path: '/survey-import', label: 'surveyImport', needs: 'survey.import' },
  { path: '/administration', label: 'administration', needs: 'configuration.manage' },
  { path: '/keys', label: 'keys', needs: 'machine-key.manage' },
];

/** What the inspector's bottom bar leads to. */
export const fieldDestinations: readonly Destination[] = [
  { path: '/field/report', label: 'report', needs: 'case.report' },
  { path: '/field/tasks', label: 'tasks', needs: 'case.verify' },
  { path: '/field/survey', label: 'survey', needs: 'survey.answer' },
  { path: '/field/sent', label: 'sent', needs: 'case.report' },
];

const homes: Readonly<Record<RoleCode, string>> = {
  inspector: '/field/report',
  'intake-operator': '/intake',
  'duty-officer': '/duty',
  dispatcher: '/dispatch',
  'disposal-unit': '/worklist',
  supervisor: '/heatmap',
  administrator: '/administration',
  hotline: '/intake',
};

/** The page a person starts on. */
export function homeOf(roleCode: RoleCode): string {
  return homes[roleCode];
}

/** Whether the person works in the field, on a tablet. */
export function isFieldRole(roleCode: RoleCode): boolean {
  return roleCode === 'inspector';
}

/** Whether fingers press here: then everything is larger, whatever the post. */
export function isTouchScreen(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
