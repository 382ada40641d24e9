using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Quipu.Publishing.Pictures;

/// <summary>How much room text takes, without a screen: a picture is laid out alike on any machine. It errs on the side of too wide.</summary>
public static class TextRoom
{
    const string Narrow = "iljtfrI.,:;'’!|()[]- ", Wide = "mwMW@%—…";

    /// <summary>About how wide a line of a sans-serif face is.</summary>
    public static double Width(string text, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().Sum(Ems) * size;
    }

    /// <summary>Breaks text into lines no wider than the room. A word that is too long is broken; nothing is left out.</summary>
    public static ImmutableArray<string> Wrap(string text, double size, double room)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (lines, line) = (ImmutableArray.CreateBuilder<string>(), "");
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Broken(w, size, room)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > room)
            {
                lines.Add(line);
                line = word;
            }
            else line = longer;
        }

        if (line.Length > 0) lines.Add(line);
        return lines.ToImmutable();
    }

    static IEnumerable<string> Broken(string word, double size, double room)
    {
        var part = new StringBuilder();
        var ems = 0.0;
        foreach (var letter in word.EnumerateRunes())
        {
            var next = Ems(letter);
            if (part.Length > 0 && (ems + next) * size > room)
            {
                yield return part.ToString();
                part.Clear();
                ems = 0;
            }

            part.Append(letter.ToString());
            ems += next;
        }

        if (part.Length > 0) yield return part.ToString();
    }

    static double Ems(Rune letter) => letter.Value >= 0x1100 && letter.Value is < 0x1D400 or > 0x1D7FF && Rune.GetUnicodeCategory(letter) is UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol ? 1.05
        : letter.IsBmp && Narrow.Contains((char)letter.Value, StringComparison.Ordinal) ? 0.36
        : letter.IsBmp && Wide.Contains((char)letter.Value, StringComparison.Ordinal) ? 0.96
        : Rune.IsUpper(letter) || Rune.IsDigit(letter) ? 0.7 : 0.61;
}
