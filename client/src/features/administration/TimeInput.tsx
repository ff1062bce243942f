import { Input } from 'antd';
import { useState } from 'react';
import { timeOf } from './timeOf';

export interface TimeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** A time of day on the clock of 24 hours, whatever the browser's own language; `830` and `8:30` are `08:30`, too. */
export function TimeInput({ label, value, onChange }: TimeInputProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  const finish = () => {
    const time = timeOf(text);
    setText(time ?? value);
    if (time && time !== value) onChange(time);
  };
  return (
    <Input
      inputMode="numeric"
      maxLength={5}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={finish}
      onPressEnter={finish}
    />
  );
}
