import type { UserDocument } from '@domain/administration/documents';
import { roleCodes } from '@domain/identity/permissions';
import { Form, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryOf, useConfiguration } from '../../api/administration';
import { uuidv7 } from '../../offline/uuid';
import { EntryPage, type EntryPageProps, editableBy, type ListedSubject } from './EntryPage';
import { DocumentField, SwitchField, TextField } from './fields';
import type { Known } from './known';
import type { Row } from './rows';
import { useDistrictName, useDistrictOptions } from './useNames';

type User = EntryOf<'user'>;
/** A city has thousands of accounts; beyond these one searches. */
const SHOWN_AT_MOST = 200;

/** Accounts: who may sign in, as what, and where. */
export function UserPage(props: EntryPageProps) {
  return <EntryPage {...props} subject="user" shownAtMost={SHOWN_AT_MOST} useListed={useListedUsers} />;
}

function useListedUsers(entries: readonly User[], known: Known): ListedSubject<'user'> {
  const { t } = useTranslation();
  const districtName = useDistrictName(known);
  const rows = useMemo(
    () =>
      entries.map(({ key, document }): Row => {
        const { login, displayName, roleCode, districtCode, unitCode, isActive } = document;
        const detail = [t(`role.${roleCode}`), districtName(districtCode), unitCode].filter(Boolean).join(' · ');
        const note = isActive ? null : t('administration.user.inactive');
        return { key, title: `${displayName}  ${login}`, detail, group: '', depth: 0, note, isQuiet: !isActive };
      }),
    [entries, districtName, t],
  );
  return {
    subject: 'user',
    rows,
    titleOf: ({ document }) => document.displayName,
    initial: blank(known.session.districtCode),
    keyOf: () => uuidv7(),
    removeLabelOf: ({ document }) => (document.isActive ? t('administration.retire') : null),
    isEditable: editableBy(known),
    mayAdd: true,
    renderFields: (entry) => <UserFields entry={entry} known={known} />,
  };
}

const blank = (districtCode: string | null): UserDocument => ({
  login: '',
  displayName: '',
  roleCode: 'inspector',
  districtCode,
  unitCode: null,
  isActive: true,
});

function UserFields({ entry, known }: { entry: User | null; known: Known }) {
  const { t } = useTranslation();
  const districts = useDistrictOptions(known);
  const isCityWide = known.session.districtCode === null;
  const districtCode: string | null = Form.useWatch(['document', 'districtCode']) ?? null;
  const roleCode: string | undefined = Form.useWatch(['document', 'roleCode']);
  const search = { showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <div className="field-columns">
      <TextField name="displayName" isNeeded maxLength={60} />
      <TextField name="login" isNeeded maxLength={64} hint={t('administration.hint.login')} />
      <DocumentField name="roleCode" label={t('administration.field.roleCode')} isNeeded>
        <Select options={roleCodes.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </DocumentField>
      <DocumentField
        name="districtCode"
        label={t('administration.field.districtCode')}
        {...(isCityWide && { hint: t('administration.hint.districtCode') })}
      >
        <Select options={districts} allowClear={isCityWide} {...search} />
      </DocumentField>
      {roleCode === 'disposal-unit' && <UnitField districtCode={districtCode} />}
      <PasswordField isNew={entry === null} />
      <SwitchField name="isActive" label={t('administration.field.isActive')} />
    </div>
  );
}

/** The unit of somebody who handles, out of those of the chosen district. */
function UnitField({ districtCode }: { districtCode: string | null }) {
  const { t } = useTranslation();
  const { data } = useConfiguration('unit');
  const options = (data?.items ?? [])
    .filter(({ document }) => document.districtCode === districtCode && document.validTo === null)
    .map(({ key, document }) => ({ value: key, label: `${document.name} ${key}` }));
  return (
    <DocumentField name="unitCode" label={t('administration.field.unitCode')}>
      <Select options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
    </DocumentField>
  );
}

function PasswordField({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const message = t('administration.hint.newPassword');
  return (
    <Form.Item
      name="password"
      label={t('administration.field.password')}
      extra={isNew ? message : t('administration.hint.password')}
      rules={[
        { required: isNew, message: t('administration.fault.required') },
        { min: 10, message },
      ]}
    >
      <Input.Password maxLength={256} autoComplete="new-password" />
    </Form.Item>
  );
}
