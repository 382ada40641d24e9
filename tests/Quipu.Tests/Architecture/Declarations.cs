using System.Text.RegularExpressions;

namespace Quipu.Tests.Architecture;

/// <summary>A type as its source declares it.</summary>
/// <param name="Modifiers">What stands before its kind: <c>public sealed</c>.</param>
/// <param name="Kind"><c>class</c>, <c>record</c>, <c>struct</c>, <c>interface</c> or <c>enum</c>.</param>
/// <param name="Bases">Base type and interfaces, without type arguments.</param>
sealed record TypeDeclaration(string File, string Modifiers, string Kind, string Name, string[] Bases);

/// <summary>A method, constructor or local function with a block, and how many lines it takes with its heading.</summary>
sealed record MethodDeclaration(string File, string Name, int Line, int Length);

/// <summary>What C# source declares, found by scanning its code without a compiler; good enough to count with.</summary>
static partial class Declarations
{
    internal static IEnumerable<TypeDeclaration> Types(SourceFile file) =>
        from Match match in TypeHead().Matches(file.Code)
        where !match.Groups["modifiers"].Value.Contains('=', StringComparison.Ordinal)
        select new TypeDeclaration(file.Path, match.Groups["modifiers"].Value.Trim(), match.Groups["kind"].Value, match.Groups["name"].Value, Bases(file.Code, match.Index + match.Length));

    internal static IEnumerable<MethodDeclaration> Methods(SourceFile file)
    {
        var code = file.Code;
        var open = new Stack<(string? Name, int Line)>();
        var (headStart, parentheses, line) = (0, 0, 1);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\n': line++; break;
                case '(': parentheses++; break;
                case ')': parentheses--; break;
                case '{':
                    var head = code[headStart..i];
                    open.Push((MethodName(head), line - head.TrimStart().Count(c => c == '\n')));
                    headStart = i + 1;
                    break;
                case '}' when open.Count > 0:
                    var (name, start) = open.Pop();
                    if (name is not null) yield return new(file.Path, name, start, line - start + 1);
                    headStart = i + 1;
                    break;
                case ';' when parentheses == 0: headStart = i + 1; break;
            }
        }
    }

    /// <summary>The name of the method that this heading opens, or null where the brace opens something else.</summary>
    static string? MethodName(string head)
    {
        if (TypeWord().IsMatch(head)) return null; // a type with a primary constructor
        var match = MethodHead().Match(Attributes().Replace(head, ""));
        return match.Success && !NotMethods().IsMatch(match.Groups["name"].Value) && !match.Groups["before"].Value.Contains('=', StringComparison.Ordinal) ? match.Groups["name"].Value : null;
    }

    static string[] Bases(string code, int i)
    {
        i = Skip(code, i, '<', '>');
        i = Skip(code, i, '(', ')');
        while (i < code.Length && char.IsWhiteSpace(code[i])) i++;
        if (i >= code.Length || code[i] != ':') return [];
        var end = code.IndexOfAny(['{', ';'], i);
        var list = Where().Split(code[(i + 1)..(end < 0 ? code.Length : end)])[0];
        for (var before = ""; before != list;) (before, list) = (list, Inner().Replace(list, ""));
        return [.. list.Split(',').Select(b => b.Trim().Split('.')[^1]).Where(b => b.Length > 0)];
    }

    static int Skip(string code, int i, char opening, char closing)
    {
        var start = i;
        while (i < code.Length && char.IsWhiteSpace(code[i])) i++;
        if (i >= code.Length || code[i] != opening) return start;
        for (var depth = 0; i < code.Length; i++)
        {
            if (code[i] == opening) depth++;
            if (code[i] == closing && --depth == 0) return i + 1;
        }

        return i;
    }

    [GeneratedRegex(@"(?<=^|[;{}\]])[ \t\r\n]*(?<modifiers>(?:\b(?:public|internal|private|protected|sealed|static|abstract|partial|readonly|file|ref|unsafe|new)\s+)*)\b(?<kind>class|record(?:\s+struct)?|struct|interface|enum)\s+(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"(?<before>.*?)\b(?<name>\w+)(?:<[^()]*>)?\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*(?::\s*(?:base|this)\s*\(.*\)\s*|where\s[^{]*)?$", RegexOptions.Singleline)]
    private static partial Regex MethodHead();

    [GeneratedRegex("^(if|for|foreach|while|switch|using|lock|catch|fixed|when|return|new|class|record|struct|interface|else|is|and|or|not|throw|yield|await|in|select|where|from|let)$")]
    private static partial Regex NotMethods();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+[A-Z]")]
    private static partial Regex TypeWord();

    [GeneratedRegex(@"^\s*(\[[^\]]*\]\s*)+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\bwhere\b")]
    private static partial Regex Where();

    [GeneratedRegex(@"<[^<>]*>|\([^()]*\)")]
    private static partial Regex Inner();
}
