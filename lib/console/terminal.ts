/** Whether it is a terminal, unless NO_COLOR or the like says otherwise. */
export const wantsColour = (stream: NodeJS.WriteStream): boolean => stream.isTTY && stream.hasColors();
