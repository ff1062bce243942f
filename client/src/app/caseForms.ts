import { NoteForm, ReasonForm } from '../features/case-detail/ReasonForm';
import { DispatchForm } from '../features/dispatch-desk/DispatchForm';
import { FileForm } from '../features/intake-desk/FileForm';
import { ConfirmForm, VerifyForm } from '../features/my-tasks/VerdictForm';
import { FeedbackForm } from '../features/unit-worklist/FeedbackForm';
import type { CommandForms } from '../ui/commandForm';

/** The form of each command that needs one. The features own the forms; only here do they meet. */
export const caseForms: CommandForms = {
  confirm: ConfirmForm,
  refuse: ReasonForm,
  file: FileForm,
  dispatch: DispatchForm,
  'give-feedback': FeedbackForm,
  verify: VerifyForm,
  void: ReasonForm,
  note: NoteForm,
};
