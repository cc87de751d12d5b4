/** Where the reply is written; keys of the whole page lead there. */
export const REPLY_INPUT_ID = 'reply';
