using System.Text;

namespace Quipu.Tests.Architecture;

/// <summary>A file of the project, by its path from the root, with what tests ask of it.</summary>
sealed record SourceFile(string Path)
{
    internal string Text { get; } = File.ReadAllText(Repository.File(Path));

    internal IReadOnlyList<string> Lines => field ??= [.. Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    /// <summary>The text with comments and the contents of string and character literals blanked out; same length, same lines.</summary>
    internal string Code => field ??= SourceFiles.WithoutWords(Text);
}

/// <summary>The project's own files, found on disk; what is built or fetched is left out.</summary>
static class SourceFiles
{
    static readonly string[] NotOurs = ["/artifacts/", "/node_modules/", "/obj/", "/bin/", "/wwwroot/islands/", "/.git/"];

    internal static IEnumerable<SourceFile> In(string folder, params string[] patterns) =>
        from pattern in patterns
        from file in Directory.Exists(Repository.File(folder)) ? Directory.EnumerateFiles(Repository.File(folder), pattern, SearchOption.AllDirectories) : []
        let path = "/" + Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !NotOurs.Any(n => path.Contains(n, StringComparison.Ordinal))
        orderby path
        select new SourceFile(path[1..]);

    /// <summary>Blanks comments and literals of C#, so that braces and words in them are not taken for code. Interpolated expressions are blanked too.</summary>
    internal static string WithoutWords(string text)
    {
        var code = new StringBuilder(text);
        for (var i = 0; i < text.Length;)
        {
            var end = text[i] switch
            {
                '/' when At(text, i, "//") => LineEnd(text, i),
                '/' when At(text, i, "/*") => After(text, i + 2, "*/"),
                '#' when LineStart(text, i) => LineEnd(text, i),
                '\'' => CharacterEnd(text, i),
                '"' => StringEnd(text, i),
                _ => i,
            };
            if (end == i)
            {
                i++;
                continue;
            }

            for (; i < end; i++)
                if (text[i] != '\n') code[i] = ' ';
        }

        return code.ToString();
    }

    static int StringEnd(string text, int quote)
    {
        var quotes = 0;
        while (quote + quotes < text.Length && text[quote + quotes] == '"') quotes++;
        if (quotes >= 3) return After(text, quote + quotes, new string('"', quotes));
        var first = quote;
        while (first > 0 && text[first - 1] is '$' or '@') first--;
        var prefix = text[first..quote];
        return prefix.Contains('$', StringComparison.Ordinal) ? InterpolatedEnd(text, quote + 1, prefix.Contains('@', StringComparison.Ordinal))
            : prefix.Contains('@', StringComparison.Ordinal) ? VerbatimEnd(text, quote + 1)
            : PlainEnd(text, quote + 1);
    }

    static int PlainEnd(string text, int i)
    {
        for (; i < text.Length && text[i] != '"' && text[i] != '\n'; i++)
            if (text[i] == '\\') i++;
        return Math.Min(text.Length, i + 1);
    }

    static int VerbatimEnd(string text, int i)
    {
        for (; i < text.Length; i++)
        {
            if (text[i] != '"') continue;
            if (i + 1 < text.Length && text[i + 1] == '"') i++;
            else break;
        }

        return Math.Min(text.Length, i + 1);
    }

    static int InterpolatedEnd(string text, int i, bool verbatim)
    {
        for (var depth = 0; i < text.Length; i++)
        {
            if (depth == 0 && text[i] == '"') break;
            if (depth == 0 && text[i] == '\\' && !verbatim) i++;
            else if (text[i] == '{' && depth == 0 && At(text, i, "{{")) i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && depth > 0) depth--;
            else if (text[i] == '"' && depth > 0) i = StringEnd(text, i) - 1;
            else if (text[i] == '\'' && depth > 0) i = CharacterEnd(text, i) - 1;
        }

        return Math.Min(text.Length, i + 1);
    }

    static int CharacterEnd(string text, int i)
    {
        var end = i + 1 < text.Length && text[i + 1] == '\\' ? text.IndexOf('\'', Math.Min(text.Length, i + 3)) : text.IndexOf('\'', Math.Min(text.Length, i + 2));
        return end < 0 || end - i > 12 ? i : end + 1;
    }

    static bool At(string text, int i, string word) => string.CompareOrdinal(text, i, word, 0, word.Length) == 0;

    static bool LineStart(string text, int i)
    {
        while (--i >= 0 && text[i] is ' ' or '\t') { }
        return i < 0 || text[i] == '\n';
    }

    static int LineEnd(string text, int i) => text.IndexOf('\n', i) is var end and >= 0 ? end : text.Length;

    static int After(string text, int i, string word) => text.IndexOf(word, i, StringComparison.Ordinal) is var end and >= 0 ? end + word.Length : text.Length;
}
