using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Quipu.Access;
using Quipu.Exports;
using Xunit;

namespace Quipu.Tests.Exports;

/// <summary>No export shows a claim without its three axes; and the walk that says so finds it when one is taken away.</summary>
public sealed partial class StatusWalkTest
{
    static readonly ExportOptions Everything = new() { IncludeProposals = true, IncludeRejected = true };

    public static TheoryData<string> Formats => [.. ExportFormats.All.Select(f => f.Name)];

    public static TheoryData<string, string> FormatsAndAxes => [.. ExportFormats.All.SelectMany(f => StatusWalk.Axes.Select(a => (f.Name, a)))];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_claim_of_an_export_has_its_axes(string format)
    {
        Assert.Empty(StatusWalk.Missing(Text(format, ExportOptions.Default), format));
        Assert.Empty(StatusWalk.Missing(Text(format, Everything), format));
    }

    [Theory]
    [MemberData(nameof(FormatsAndAxes))]
    public void An_axis_taken_from_one_claim_is_missed(string format, string axis)
    {
        var whole = Text(format, Everything);
        var stripped = Strip(whole, format, axis);
        Assert.NotEqual(whole, stripped);
        Assert.Contains(StatusWalk.Missing(stripped, format), fault => fault.EndsWith($": {axis}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ftm", "modality")]
    [InlineData("ftm", "attribution")]
    [InlineData("ftm", "standing")]
    [InlineData("statements", "modality")]
    [InlineData("statements", "attribution")]
    [InlineData("statements", "standing")]
    public void An_axis_taken_from_the_note_of_a_risk_topic_is_missed(string format, string axis)
    {
        var text = Text(format, ExportOptions.Default);
        var note = TopicNote().Match(text);
        Assert.True(note.Success);
        var stripped = text.Replace(note.Value, note.Groups[1].Value + Without(note.Groups[2].Value, axis), StringComparison.Ordinal);
        Assert.Contains(StatusWalk.Missing(stripped, format), fault => fault.EndsWith($" crime: {axis}", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_export_proves_nothing() => Assert.NotEmpty(StatusWalk.Missing("", "claims"));

    static string Strip(string text, string format, string axis) => format switch
    {
        "claims" => StripLine(text, axis),
        "claims-csv" or "claim-statements" => StripCell(text, axis, 3),
        "figures" => StripCell(text, axis, CsvRows.Read(text).FindIndex(1, r => r.Contains("stated"))),
        "gexf" => StripEdge(text, axis),
        "bundle" => StripLine(text, axis),
        "prov" => StripTerm(text, axis),
        "pack" or "csv" or "xlsx" or "graphml" or "cypher" or "neo4j" or "ntriples" => StripSentence(text, axis),
        _ => Summary().Replace(text, m => m.Groups[1].Value + Without(m.Groups[2].Value, axis), 1),
    };

    static string StripLine(string text, string axis)
    {
        var lines = text.Split('\n');
        var claim = JsonNode.Parse(lines[3])!.AsObject();
        claim.Remove(axis);
        lines[3] = claim.ToJsonString();
        return string.Join('\n', lines);
    }

    static string StripTerm(string text, string axis)
    {
        var lines = text.Split('\n');
        var line = JsonNode.Parse(lines[3])!.AsObject();
        line["@graph"]![0]!.AsObject().Remove("quipu:" + axis);
        lines[3] = line.ToJsonString();
        return string.Join('\n', lines);
    }

    /// <summary>From the first sentence of status, wherever it stands.</summary>
    static string StripSentence(string text, string axis) => axis switch
    {
        "modality" => Said().Replace(text, m => m.Value.Replace(m.Groups[1].Value, "", StringComparison.Ordinal), 1),
        "attribution" => Said().Replace(text, m => m.Groups[1].Value + "; ", 1),
        _ => Stood().Replace(text, "; ", 1),
    };

    static string StripCell(string text, string axis, int row)
    {
        var rows = CsvRows.Read(text);
        rows[row][Array.IndexOf(rows[0], axis)] = "";
        return CsvRows.Write(rows);
    }

    static string StripEdge(string text, string axis)
    {
        var graph = XDocument.Parse(text);
        graph.Descendants().First(e => e.Name.LocalName == "edge").Descendants().Single(v => v.Attribute("for")?.Value == axis).Remove();
        return graph.ToString();
    }

    static string Without(string sentence, string axis) => axis switch
    {
        "modality" => sentence[(sentence.IndexOf(' ', StringComparison.Ordinal) + 1)..],
        "attribution" => Speaker().Replace(sentence, "", 1),
        _ => Place().Replace(sentence, "", 1),
    };

    static string Text(string format, ExportOptions options)
    {
        using var stream = new MemoryStream();
        ExportFormats.Find(format)!.Write(ExportCase.Store, Viewer.Owner, options with { Captures = ExportCase.Captures }, stream);
        return StatusWalk.TextOf(stream.ToArray(), format);
    }

    [GeneratedRegex("(stated|alleged|possible)( by [^;]*| in the article's own voice); ", RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    [GeneratedRegex("; (no proceeding|proceeding) on record[^;]*; ", RegexOptions.NonBacktracking)]
    private static partial Regex Stood();

    [GeneratedRegex("""("summary":\["|"summary","text","[A-Za-z]+",")([^"]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Summary();

    [GeneratedRegex("""(crime: )(stated[^"]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex TopicNote();

    [GeneratedRegex("( by [^;]*| in the article's own voice)", RegexOptions.NonBacktracking)]
    private static partial Regex Speaker();

    [GeneratedRegex("; (no proceeding|proceeding) on record[^;]*", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
