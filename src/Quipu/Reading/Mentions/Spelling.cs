namespace Quipu.Reading.Mentions;

/// <summary>Tells one person's name misspelt from another person's: one letter in one long word, all other words alike.</summary>
static class Spelling
{
    const int LongEnough = 5;

    /// <summary>The words of one name come in order among the other's, at most one of them a letter off, at least one exactly.</summary>
    internal static bool Within(string[] few, string[] many)
    {
        if (few.Length < 2 || few.Length > many.Length) return false;
        var (at, exact, off) = (0, 0, 0);
        foreach (var word in many)
        {
            if (at == few.Length) break;
            if (few[at] == word) exact++;
            else if (off == 0 && OneOff(few[at], word)) off++;
            else continue;
            at++;
        }

        return at == few.Length && exact > 0 && off == 1;
    }

    /// <summary>One letter more, less or other, in words long enough that this is no other name; a final a for o is another name.</summary>
    internal static bool OneOff(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) < LongEnough || Math.Abs(one.Length - other.Length) > 1) return false;
        var head = 0;
        while (head < one.Length && head < other.Length && one[head] == other[head]) head++;
        var tail = 0;
        while (tail < one.Length - head && tail < other.Length - head && one[^(tail + 1)] == other[^(tail + 1)]) tail++;
        var changed = Math.Max(one.Length, other.Length) - head - tail;
        var lastVowel = tail == 0 && one.Length == other.Length && one[^1] is 'a' or 'o' && other[^1] is 'a' or 'o';
        return changed == 1 && !lastVowel;
    }
}
