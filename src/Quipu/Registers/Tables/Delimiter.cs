namespace Quipu.Registers.Tables;

/// <summary>Tells the delimiter of a table by its beginning: the one that cuts most lines into as many fields as the first.</summary>
static class Delimiter
{
    const int Lines = 25;

    internal static char Of(ReadOnlySpan<char> head)
    {
        var (best, score) = (',', 0.0);
        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t', '|'])
        {
            var now = Score(head, candidate);
            if (now > score) (best, score) = (candidate, now);
        }

        return best;
    }

    /// <summary>The fields of the first line that is not blank; empty where there is none.</summary>
    internal static string[] FirstLine(string head)
    {
        var delimiter = Of(head);
        var counts = new List<string>();
        var start = 0;
        while (start < head.Length && head[start] is '\r' or '\n' or ' ') start++;
        for (var at = start; at < head.Length;)
        {
            var end = FieldEnd(head, at, delimiter);
            counts.Add(Unquoted(head.AsSpan(at, end - at)));
            if (end >= head.Length || head[end] != delimiter) break;
            at = end + 1;
        }

        return [.. counts];
    }

    static string Unquoted(ReadOnlySpan<char> field)
    {
        var trimmed = field.Trim();
        return trimmed is ['"', .., '"'] ? trimmed[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : trimmed.ToString();
    }

    static double Score(ReadOnlySpan<char> head, char delimiter)
    {
        var (first, same, lines, fields) = (0, 0, 0, 1);
        for (var at = 0; at < head.Length && lines < Lines;)
        {
            var end = FieldEnd(head, at, delimiter);
            if (end < head.Length && head[end] == delimiter)
            {
                fields++;
                at = end + 1;
                continue;
            }

            // A line that the head cuts off says nothing, unless it is the only one.
            if (end < head.Length || lines == 0)
            {
                if (lines == 0) first = fields;
                if (fields == first) same++;
                lines++;
            }

            fields = 1;
            at = end + 1;
            while (at < head.Length && head[at] is '\r' or '\n') at++;
        }

        return first < 2 ? 0 : first * Math.Pow((double)same / lines, 3);
    }

    /// <summary>Where the field at a place ends: at a delimiter, a line end or the end of the text.</summary>
    static int FieldEnd(ReadOnlySpan<char> head, int at, char delimiter)
    {
        if (at < head.Length && head[at] == '"')
        {
            for (at++; at < head.Length; at++)
            {
                if (head[at] != '"') continue;
                if (at + 1 >= head.Length || head[at + 1] != '"') break;
                at++;
            }
        }

        var end = at >= head.Length ? -1 : head[at..].IndexOfAny(delimiter, '\r', '\n');
        return end < 0 ? head.Length : at + end;
    }
}
