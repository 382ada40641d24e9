using System.Text.RegularExpressions;
using System.Xml.Linq;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Pictures;
using Quipu.Web.Wording;

namespace Quipu.Web.Tests.Case;

/// <summary>Reads a picture as somebody who has only the file: whether each thing that is drawn says its status, and whether legend, date, sources and licences are there.</summary>
sealed partial class PictureClient
{
    readonly XElement _svg;
    readonly Words _words;

    PictureClient(XElement svg, Words words) => (_svg, _words) = (svg, words);

    internal IEnumerable<XElement> Drawn => Groups("band").Concat(Groups("tie")).Concat(Groups("value"));

    internal string Rows => TextOf("rows");

    internal string Whole => Flat(string.Join(' ', _svg.Descendants(Svg.Names + "text").Select(t => t.Value)));

    internal static PictureClient Read(string svg, Words words) => new(XDocument.Parse(svg).Root!, words);

    /// <summary>A copy of a picture of which one thing was taken away.</summary>
    internal static string Without(string svg, Action<PictureClient> take)
    {
        var client = Read(svg, Words.English);
        take(client);
        return client._svg.ToString(SaveOptions.DisableFormatting);
    }

    internal void Remove(string kind) => Groups(kind).First().Remove();

    internal void Silence() => Drawn.First().Element(Svg.Names + "desc")!.Remove();

    /// <summary>Takes how it is said out of the first thing drawn.</summary>
    internal void Harden()
    {
        var desc = Drawn.Select(d => d.Element(Svg.Names + "desc")!).First(d => Said().IsMatch(d.Value));
        desc.Value = Said().Replace(desc.Value, ": ");
    }

    internal void Unlicense()
    {
        foreach (var text in Groups("sources").First().Descendants(Svg.Names + "text")) text.Value = text.Value.Replace(_words["island.licence.none"], "", StringComparison.Ordinal).Replace("licence: ", "", StringComparison.Ordinal);
    }

    /// <summary>What the picture does not say; empty where it says everything.</summary>
    internal IEnumerable<string> Lacks()
    {
        if (!Drawn.Any()) yield return "nothing is drawn";
        var rows = Rows;
        foreach (var drawn in Drawn)
        {
            if (drawn.Element(Svg.Names + "title") is not { Value.Length: > 0 } title) yield return "a title";
            else if (drawn.Element(Svg.Names + "desc")?.Value is not { Length: > 0 } status) yield return $"status: {title.Value}";
            else
                foreach (var line in status.Split('\n').Select(Flat))
                    if (Lack(line) is { } lack) yield return $"{lack}: {line}";
                    else if (!rows.Contains(Squeezed(line), StringComparison.Ordinal)) yield return $"not told in print: {line}";
        }

        if (TextOf("legend").Length == 0) yield return "legend";
        foreach (var stage in new[] { "decided", "ended" })
            if (Groups("tie").Concat(Groups("band")).Any() && !TextOf("legend").Contains(Squeezed(_words["tone." + stage]), StringComparison.Ordinal)) yield return $"legend: {stage}";
        if (!Date().IsMatch(TextOf("colophon"))) yield return "date";
        if (!Groups("sources").Any()) yield return "sources";
        foreach (var source in Groups("sources").SelectMany(s => s.Elements(Svg.Names + "g")).Select(g => Squeezed(g.Value)))
            if (!source.Contains(Squeezed(_words["island.licence.none"]), StringComparison.Ordinal) && !source.Contains(Squeezed(_words.Of("island.licence", "")), StringComparison.Ordinal)) yield return $"licence: {source}";
        foreach (var outside in _svg.DescendantsAndSelf().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "href" or "style" || a.Value.Contains("url(", StringComparison.Ordinal))) yield return $"outside: {outside}";
        foreach (var active in _svg.Descendants().Where(e => e.Name.LocalName is "script" or "style" or "image" or "foreignObject" or "a")) yield return $"active: {active.Name}";
    }

    // A register's row says that it is one; a claim how it is said, by whom, where it stands, and whether somebody reviewed it.
    string? Lack(string line)
    {
        if (line.EndsWith(_words["picture.register"], StringComparison.Ordinal)) return null;
        if (!Enum.GetValues<Modality>().Any(m => line.Contains($": {_words.Label(m)}", StringComparison.Ordinal))) return "modality";
        if (!line.Contains(_words["attribution.own"], StringComparison.Ordinal) && !line.Contains(_words["attribution.by"], StringComparison.Ordinal)) return "attribution";
        if (!line.Contains(_words["standing.none.many"][..10], StringComparison.Ordinal) && !Enum.GetValues<Stage>().Any(s => line.Contains(_words.Label(s), StringComparison.Ordinal)) && !line.Contains(_words["letter.law.back.one"][4..20], StringComparison.Ordinal)) return "standing";
        return Enum.GetValues<ReviewState>().Any(r => line.EndsWith(_words.Label(r), StringComparison.Ordinal)) ? null : "review";
    }

    IEnumerable<XElement> Groups(string kind) => _svg.Descendants(Svg.Names + "g").Where(g => (string?)g.Attribute("class") == kind).ToList();

    string TextOf(string kind) => Squeezed(string.Join(' ', Groups(kind).SelectMany(g => g.Descendants(Svg.Names + "text")).Select(t => t.Value)));

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Words that are too long for a line are broken: blanks say nothing of them.
    internal static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(": (stated|alleged|possible|denied)[^·]* · ", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex(@"\d{4},?\d{2}:\d{2}")]
    private static partial Regex Date();
}
