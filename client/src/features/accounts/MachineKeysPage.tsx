import type { City, MachineKey } from '@contract/schemas';
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useMachineKeys, useRevokeMachineKey } from '../../api/machineKeys';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import './keys.css';
import { MachineKeyForm } from './MachineKeyForm';
import { SecretNotice } from './SecretNotice';

/** Keys for other systems: made here, shown once, revoked for good. */
export function MachineKeysPage({ city }: { city: City }) {
  const { t } = useTranslation();
  const keys = useMachineKeys();
  const columns = useColumns(city);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <div className="keys-page">
      <h1>{t('key.title')}</h1>
      <p className="case-quiet">{t('key.intro')}</p>
      {secret && <SecretNotice secret={secret} onKept={() => setSecret(null)} />}
      <MachineKeyForm city={city} onMade={setSecret} />
      {keys.isPending && <LoadingNotice />}
      {keys.isError && <ErrorNotice error={keys.error} onRetry={keys.refetch} />}
      {keys.data && (
        <Table<MachineKey>
          rowKey="id"
          size="middle"
          pagination={false}
          columns={columns}
          dataSource={keys.data}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: t('key.empty') }}
        />
      )}
    </div>
  );
}

function useColumns(city: City): TableColumnsType<MachineKey> {
  const { t } = useTranslation();
  const instant = useInstant();
  const revoke = useRevokeMachineKey();
  const districtName = (code: string | null) =>
    city.districts.find((district) => district.code === code)?.name ?? t('heat.wholeCity');
  return [
    { title: t('key.name'), dataIndex: 'name' },
    { title: t('key.role'), render: (_, key) => t(`role.${key.roleCode}`) },
    { title: t('key.district'), render: (_, key) => districtName(key.districtCode) },
    { title: t('key.created'), render: (_, key) => instant(key.createdAt) },
    {
      title: t('key.state'),
      render: (_, key) => (key.revokedAt ? t('key.revoked', { instant: instant(key.revokedAt) }) : t('key.active')),
    },
    {
      title: t('case.actions'),
      render: (_, key) =>
        !key.revokedAt && (
          // Undo is impossible here: the other system may have been refused already.
          <Popconfirm
            title={t('key.revokeConfirm')}
            okText={t('key.revoke')}
            cancelText={t('action.cancel')}
            onConfirm={() => revoke.mutate(key.id)}
          >
            <Button size="small">{t('key.revoke')}</Button>
          </Popconfirm>
        ),
    },
  ];
}
