import {
  AuditOutlined,
  CheckCircleOutlined,
  FileDoneOutlined,
  InboxOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { type CaseStage, type CaseStatus, stageOf } from '@domain/case/caseFile';
import type { ComponentType } from 'react';
import { useTranslation } from '../locale/useTranslation';

const icons: Readonly<Record<CaseStage, ComponentType>> = {
  acceptance: InboxOutlined,
  filing: AuditOutlined,
  dispatch: SendOutlined,
  disposal: ToolOutlined,
  verification: SafetyCertificateOutlined,
  closure: FileDoneOutlined,
  ended: CheckCircleOutlined,
};

/** Where a case stands: the icon of its stage and the status in words. */
export function StatusTag({ status }: { status: CaseStatus }) {
  const { t } = useTranslation();
  const Icon = icons[stageOf(status)];
  return (
    <span className="status-tag" data-status={status}>
      <span aria-hidden="true">
        <Icon />
      </span>
      {t(`status.${status}`)}
    </span>
  );
}
