import { createContext, useContext } from 'react';
import type { FollowingCommand } from '../../ui/commandForm';

/** The command whose form is open: its words, ready-made texts and buttons are named after it. */
export const OpenCommand = createContext<FollowingCommand>('note');

/** The command that the form around is for. */
export function useOpenCommand(): FollowingCommand {
  return useContext(OpenCommand);
}
