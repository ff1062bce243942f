import { Form, Radio } from 'antd';

export interface VerdictFieldProps {
  readonly name: 'isApproved' | 'passed';
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  readonly needed: string;
}

/** Yes or no, as two buttons of one choice. */
export function VerdictField({ name, label, yes, no, needed }: VerdictFieldProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: needed }]}>
      <Radio.Group optionType="button" buttonStyle="solid" aria-label={label}>
        <Radio.Button value={true} autoFocus>
          {yes}
        </Radio.Button>
        <Radio.Button value={false}>{no}</Radio.Button>
      </Radio.Group>
    </Form.Item>
  );
}
