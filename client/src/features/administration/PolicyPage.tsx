import { policyRanges } from '@domain/administration/policyCheck';
import type { InternalStep } from '@domain/case/policy';
import { Checkbox, Form, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryPageProps } from './EntryPage';
import { DocumentField, SwitchField } from './fields';
import { LimitField } from './LimitField';
import { ScopedPage } from './ScopedPage';

/** Where cities and districts differ: photos, limits inside the centres, requests, duplicates, verification. */
export function PolicyPage(props: EntryPageProps) {
  return <ScopedPage {...props} subject="policy" renderFields={() => <PolicyFields />} />;
}

const steps: readonly InternalStep[] = ['acceptance', 'confirmation', 'filing', 'dispatch', 'verification', 'closure'];
const sources = ['hotline', 'citizen', 'supervisor', 'sensor'] as const;
const photos = [
  'isInspectorPhotoRequired',
  'isFeedbackPhotoRequired',
  'isVerificationPhotoRequired',
  'isSelfDisposalPhotoRequired',
] as const;

function PolicyFields() {
  const { t } = useTranslation();
  return (
    <div className="policy-groups">
      <Group title={t('administration.policy.limits')}>
        <div className="limit-grid">
          {steps.map((step) => {
            const label = t(`administration.policy.stepLimits.${step}`);
            return (
              <DocumentField key={step} name={['stepLimits', step]} label={label}>
                <LimitField label={label} />
              </DocumentField>
            );
          })}
        </div>
      </Group>
      <Group title={t('administration.policy.photos')}>
        {photos.map((name) => (
          <SwitchField key={name} name={name} label={t(`administration.policy.${name}`)} />
        ))}
      </Group>
      <Group title={t('administration.policy.confirmation')}>
        <DocumentField name="confirmedSources" label={t('administration.policy.confirmedSources')}>
          <Checkbox.Group options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />
        </DocumentField>
      </Group>
      <RequestGroup />
      <Group title={t('administration.policy.duplicates')}>
        <Figure name="duplicateRadiusMeters" />
        <Figure name="duplicateHours" />
      </Group>
      <VerificationGroup />
    </div>
  );
}

function RequestGroup() {
  const { t } = useTranslation();
  const answer = t('administration.policy.supervisionAnswerLimit');
  return (
    <Group title={t('administration.policy.requests')}>
      <Figure name="maximumExtensions" />
      <Figure name="maximumExtensionShare" />
      <Figure name="maximumSuspensionDays" />
      <Figure name="appealDays" />
      <DocumentField name="supervisionAnswerLimit" label={answer}>
        <LimitField label={answer} />
      </DocumentField>
    </Group>
  );
}

function VerificationGroup() {
  const { t } = useTranslation();
  const choices = (['patrol', 'random-nearby'] as const).map((value) => ({
    value,
    label: t(`administration.policy.${value}`),
  }));
  const choice: string | undefined = Form.useWatch(['document', 'verifierChoice']);
  return (
    <Group title={t('administration.policy.verification')}>
      <DocumentField name="verifierChoice" label={t('administration.policy.verifierChoice')}>
        <Radio.Group options={choices} />
      </DocumentField>
      {choice === 'random-nearby' && <Figure name="verifierRadiusMeters" />}
      <Figure name="maximumVerificationMeters" isOptional />
      <SwitchField
        name="isClosureWithoutVerificationAllowed"
        label={t('administration.policy.isClosureWithoutVerificationAllowed')}
      />
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="policy-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** A figure between the bounds that the domain gives it; an optional one may be left empty. */
function Figure({ name, isOptional = false }: { name: keyof typeof policyRanges; isOptional?: boolean }) {
  const { t } = useTranslation();
  const { minimum, maximum, isWhole } = policyRanges[name];
  return (
    <DocumentField name={name} label={t(`administration.policy.${name}`)} isNeeded={!isOptional}>
      <InputNumber
        min={minimum}
        max={maximum}
        step={isWhole ? 1 : 0.1}
        {...(isWhole && { precision: 0 })}
        {...(isOptional && { placeholder: t('administration.policy.notLimited') })}
      />
    </DocumentField>
  );
}
