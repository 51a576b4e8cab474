const around = 2;

/** A unified difference of two texts, with two lines around each change. */
export function textDifference(before: string, after: string): readonly string[] {
  const lines = diffLines(before.split('\n'), after.split('\n'));
  const isNear = lines.map((_, at) => lines.slice(Math.max(0, at - around), at + around + 1).some((line) => !line.startsWith(' ')));
  return lines.flatMap((line, at) => {
    if (!isNear[at]) return [];
    return at > 0 && !isNear[at - 1] ? ['…', line] : [line];
  });
}

/** Each line with ' ', '-' or '+' before it, by the longest common subsequence. */
function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const common = commonLengths(before, after);
  const lines: string[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    if (left < before.length && right < after.length && before[left] === after[right]) {
      lines.push(`  ${before[left]}`);
      left += 1;
      right += 1;
    } else if (right >= after.length || (left < before.length && common[left + 1]![right]! >= common[left]![right + 1]!)) {
      lines.push(`- ${before[left]}`);
      left += 1;
    } else {
      lines.push(`+ ${after[right]}`);
      right += 1;
    }
  }
  return lines;
}

/** How many lines the rests of two texts have in common, from each pair of lines on. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const [next, down, across] = [lengths[left + 1]![right + 1]!, lengths[left + 1]![right]!, lengths[left]![right + 1]!];
      lengths[left]![right] = before[left] === after[right] ? next + 1 : Math.max(down, across);
    }
  }
  return lengths;
}
