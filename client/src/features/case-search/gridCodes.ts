/** Codes as people write and paste them, sorted into what they are. */
export interface GridCodes {
  readonly grids: string[];
  readonly professional: string[];
  readonly unknown: string[];
}

const GRID = /^(\d{6}|\d{9}|\d{12}|\d{15}|\d{9}Z\d{3})$/;
const PROFESSIONAL = /^\d{20}$/;

/** Reads codes separated by commas or spaces; one code may be written in its groups ("310101 007 003 012"). */
export function codesFromText(text: string): GridCodes {
  const whole = text.replace(/\s+/g, '').toUpperCase();
  const parts = GRID.test(whole)
    ? [whole]
    : text
        .toUpperCase()
        .split(/[\s,，、;；]+/)
        .filter((part) => part !== '');
  return {
    grids: parts.filter((part) => GRID.test(part)),
    professional: parts.filter((part) => PROFESSIONAL.test(part)),
    unknown: parts.filter((part) => !GRID.test(part) && !PROFESSIONAL.test(part)),
  };
}
