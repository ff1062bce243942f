import { describe, expect, it } from 'vitest';
import { codesFromText } from './gridCodes';

describe('grid codes as they are typed', () => {
  it.each([
    ['310101 007 003 012', ['310101007003012']],
    ['310101002，310101003', ['310101002', '310101003']],
    ['310101002z001', ['310101002Z001']],
    ['', []],
  ])('%s', (text, grids) => {
    expect(codesFromText(text)).toEqual({ grids, professional: [], unknown: [] });
  });

  it('tells professional grids and what is no code', () => {
    expect(codesFromText('10000099010100100000 外滩')).toEqual({
      grids: [],
      professional: ['10000099010100100000'],
      unknown: ['外滩'],
    });
  });
});
