import type { PositionFix } from '@domain/case/commands';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import { PhotoInput } from '../../ui/PhotoInput';
import { TemplateChips } from '../../ui/TemplateChips';
import './worklist.css';

export interface Visit {
  readonly note: string;
  readonly photos: readonly PreparedPhoto[];
  readonly fix: PositionFix | undefined;
}

export interface VisitFormProps {
  readonly kind: 'handle' | 'give-feedback';
  readonly noteLabel: string;
  readonly placeholder: string;
  readonly photoLabel: string;
  readonly isPhotoNeeded: boolean;
  readonly isGiving: boolean;
  readonly onDone: (visit: Visit) => void;
  readonly onCancel: () => void;
  /** What stands beside the photos, to compare with. */
  readonly children?: ReactNode;
}

/** What was found or done on site, with photos and the position taken with them. */
export function VisitForm(props: VisitFormProps) {
  const { kind, noteLabel, placeholder, photoLabel, isPhotoNeeded, isGiving, onDone, onCancel, children } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note: string }>();
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [fix, setFix] = useState<PositionFix>();
  const [isAsked, setIsAsked] = useState(false);
  const isMissing = isPhotoNeeded && photos.length === 0;
  const submit = ({ note }: { note: string }) => {
    setIsAsked(true);
    if (!isMissing) onDone({ note, photos, fix });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <div className="visit-photos">
        {children}
        <Form.Item
          label={photoLabel}
          {...(isAsked && isMissing ? { validateStatus: 'error' as const, help: t('form.photoNeeded') } : {})}
        >
          <PhotoInput photos={photos} onChange={setPhotos} onFix={setFix} />
        </Form.Item>
      </div>
      <Form.Item
        name="note"
        label={noteLabel}
        rules={[{ required: true, whitespace: true, message: t('form.noteNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} placeholder={placeholder} />
      </Form.Item>
      <TemplateChips command={kind} onPick={(note) => form.setFieldsValue({ note })} />
      <FormButtons label={t(`command.${kind}`)} isGiving={isGiving} onCancel={onCancel} />
    </Form>
  );
}

/** Giving a command by its form, or not. */
export function FormButtons({
  label,
  isGiving,
  onCancel,
}: Pick<VisitFormProps, 'isGiving' | 'onCancel'> & { label: string }) {
  const { t } = useTranslation();
  return (
    <div className="case-buttons">
      <Button type="primary" htmlType="submit" loading={isGiving}>
        {label}
      </Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  );
}
