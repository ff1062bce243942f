import type { Permission, RoleCode } from '@domain/identity/permissions';
import { permissions } from '@domain/identity/permissions';
import { useTranslation } from 'react-i18next';
import type { EntryOf } from '../../api/administration';

type Role = EntryOf<'role'>;
type Group = 'look' | 'find' | 'command' | 'handle' | 'judge' | 'run';

/** Under which heading a right stands; one that is not named here stands under the last. */
const groupOf: Partial<Record<Permission, Group>> = {
  'city.read': 'look',
  'map.read': 'look',
  'case.read': 'look',
  'case.note': 'look',
  'case.export': 'look',
  'heatmap.read': 'look',
  'evaluation.read': 'look',
  'case.report': 'find',
  'case.accept': 'find',
  'case.confirm': 'find',
  'case.verify': 'find',
  'case.file': 'find',
  'case.close': 'find',
  'case.void': 'find',
  'case.link': 'find',
  'case.split': 'find',
  'case.reopen': 'find',
  'case.correct': 'find',
  'photo.write': 'find',
  'duty.write': 'find',
  'case.dispatch': 'command',
  'case.decide-return': 'command',
  'case.decide-extension': 'command',
  'case.decide-suspension': 'command',
  'case.dispose': 'handle',
  'case.answer-urge': 'handle',
  'case.decide-appeal': 'judge',
  'case.urge': 'judge',
  'case.audit': 'judge',
};
const groups: readonly Group[] = ['look', 'find', 'command', 'handle', 'judge', 'run'];

export interface RoleMatrixProps {
  readonly entries: readonly Role[];
  readonly permissionsOf: (entry: Role) => readonly Permission[];
  readonly isReadOnly: boolean;
  readonly onToggle: (entry: Role, permission: Permission) => void;
}

/** Rights down, roles across, a tick where they meet. */
export function RoleMatrix({ entries, ...props }: RoleMatrixProps) {
  const { t } = useTranslation();
  return (
    <div className="role-scroll">
      <table className="role-matrix">
        <caption className="visually-hidden">{t('administration.role.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('administration.role.permission')}</th>
            {entries.map(({ key }) => (
              <th key={key} scope="col">
                {t(`role.${key as RoleCode}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th colSpan={entries.length + 1} scope="colgroup" className="role-group">
                {t(`administration.role.group.${group}`)}
              </th>
            </tr>
            {permissions
              .filter((permission) => (groupOf[permission] ?? 'run') === group)
              .map((permission) => (
                <PermissionRow key={permission} permission={permission} entries={entries} {...props} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function PermissionRow({
  permission,
  entries,
  permissionsOf,
  isReadOnly,
  onToggle,
}: RoleMatrixProps & { permission: Permission }) {
  const { t } = useTranslation();
  const name = t(`permission.${permission}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      {entries.map((entry) => {
        const isHeld = permissionsOf(entry).includes(permission);
        const isChanged = isHeld !== entry.document.permissions.includes(permission);
        return (
          <td key={entry.key} data-changed={isChanged}>
            <label>
              <input
                type="checkbox"
                checked={isHeld}
                disabled={isReadOnly}
                data-grant={`${entry.key} ${permission}`}
                aria-label={t('administration.role.grant', {
                  role: t(`role.${entry.key as RoleCode}`),
                  permission: name,
                })}
                onChange={() => onToggle(entry, permission)}
              />
            </label>
          </td>
        );
      })}
    </tr>
  );
}
