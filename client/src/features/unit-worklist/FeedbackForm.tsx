import type { PositionFix } from '@domain/case/commands';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import type { CommandFormProps } from '../../ui/commandForm';
import { PhotoInput } from '../../ui/PhotoInput';

/** What was done, with photos to show it and the position taken with them. */
export function FeedbackForm({ isGiving, onGive, onCancel }: CommandFormProps<'give-feedback'>) {
  const { t } = useTranslation();
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [fix, setFix] = useState<PositionFix>();
  const [isAsked, setIsAsked] = useState(false);
  const submit = ({ note }: { note: string }) => {
    setIsAsked(true);
    if (photos.length === 0) return;
    void onGive({ note, photos: photos.map((photo) => photo.sha256), fix }, photos);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item
        name="note"
        label={t('form.feedback')}
        rules={[{ required: true, whitespace: true, message: t('form.noteNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} placeholder={t('form.feedbackPlaceholder')} />
      </Form.Item>
      <Form.Item
        label={t('case.photos')}
        {...(isAsked && photos.length === 0 ? { validateStatus: 'error' as const, help: t('form.photoNeeded') } : {})}
      >
        <PhotoInput photos={photos} onChange={setPhotos} onFix={setFix} />
      </Form.Item>
      <div className="case-buttons">
        <Button type="primary" htmlType="submit" loading={isGiving}>
          {t('command.give-feedback')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}
