using System.Collections.Immutable;
using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Analysis;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>What one line of the suite means by one claim: the fields that must agree, and those that tell which claim is meant.</summary>
sealed record MeantClaim
{
    internal required string Type { get; init; }

    internal string? Stage { get; init; }

    internal required string Subject { get; init; }

    internal string? Object { get; init; }

    internal string Modality { get; init; } = "stated";

    internal bool Negated { get; init; }

    /// <summary>The first source; "-" for the article's own voice; null where the line does not ask.</summary>
    internal string? Speaker { get; init; }

    /// <summary>Numbers (from 1) of the claims of the same line that this one answers or concerns; null where the line does not ask.</summary>
    internal ImmutableArray<int>? About { get; init; }

    /// <summary>No such claim may be made, however hedged.</summary>
    internal bool Never { get; init; }

    /// <summary>Reads <c>TYPE[/STAGE] SUBJECT [&gt; OBJECT] | alleged | not | by NAME | about 1,2</c>, with <c>never</c> before it.</summary>
    /// <exception cref="FormatException">A field that is none of these; the message names it.</exception>
    internal static MeantClaim Parse(string text)
    {
        var fields = text.Split('|', StringSplitOptions.TrimEntries);
        var never = fields[0].StartsWith("never ", StringComparison.Ordinal);
        var head = never ? fields[0]["never ".Length..] : fields[0];
        if (head.Split(' ', 2) is not [var kind, var parties]) throw new FormatException($"“{text}” names no party.");
        var (types, ends) = (kind.Split('/'), parties.Split('>', StringSplitOptions.TrimEntries));
        var claim = new MeantClaim { Type = types[0], Stage = types.Length > 1 ? types[1] : null, Subject = ends[0], Object = ends.Length > 1 ? ends[1] : null, Never = never };
        foreach (var field in fields.Skip(1))
            claim = field.Split(' ', 2) switch
            {
                ["stated" or "alleged" or "denied" or "possible"] => claim with { Modality = field },
                ["not"] => claim with { Negated = true },
                ["by", var name] => claim with { Speaker = name },
                ["about", var numbers] => claim with { About = [.. numbers.Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))] },
                _ => throw new FormatException($"“{field}” of “{text}” is no field of a meant claim."),
            };
        return claim;
    }

    /// <summary>The claim is of that type, stage or kind aside, and between those parties.</summary>
    internal bool IsOf(Claim claim, Func<Party?, string> name) =>
        claim.Type.Wire() == Type && Names(name(claim.Subject), Subject) && (Object is null || Names(name(claim.Object), Object) || (Symmetric(claim.Type) && Names(name(claim.Object), Subject)));

    static bool Symmetric(ClaimType type) => type is ClaimType.RivalOf or ClaimType.AlliedWith or ClaimType.RelativeOf or ClaimType.AssociateOf;

    /// <summary>The whole name or its end ("Arana"); what stands before it may be a title that the reader left in.</summary>
    internal static bool Names(string given, string meant)
    {
        var (one, other) = (Folding.Fold(given), Folding.Fold(meant));
        return one.Length > 0 && (one == other || one.EndsWith(" " + other, StringComparison.Ordinal) || other.EndsWith(" " + one, StringComparison.Ordinal));
    }
}

/// <summary>
/// The status suite: sentences of one's own that say what is alleged, denied, possible or asked, and where it stands in law, each with the claims meant.
/// Missing claims count as wrong in every rate: <c>modality</c> asks for modality and polarity together, <c>stage</c> for the stage of a proceeding (kind of an incident),
/// <c>speaker</c> for the first source where a line asks, <c>about</c> for each link from an answer to what it answers, of those that either side has.
/// </summary>
sealed class StatusSuite(FrameReader reader)
{
    readonly SortedDictionary<string, (int Right, int All)> _rates = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> _confusion = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (int Right, int All)> _groups = new(StringComparer.Ordinal);
    readonly List<string> _faults = [];

    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>The command: <c>status FILE… [--analyser rules|trained] [--faults]</c>; the language is the name of the file.</summary>
    internal static int Start(string[] args)
    {
        var files = args.Where(a => !a.StartsWith('-') && a is not ("trained" or "rules")).ToList();
        foreach (var file in files.Count == 0 ? Files() : files)
        {
            var suite = Of(file, args.Contains("trained") ? new TrainedAnalyser() : FrameReader.DefaultAnalyser);
            Console.Out.WriteLine($"{file}: {suite.Summary()}");
            Console.Out.Write(suite.Matrix());
            if (args.Contains("--faults"))
                foreach (var fault in suite.Faults) Console.Out.WriteLine(fault);
        }

        return 0;
    }

    /// <summary>The suites of the project, from the root of a checkout.</summary>
    internal static IReadOnlyList<string> Files() => [.. Directory.EnumerateFiles(Path.Combine("tests", "data", "status"), "*.tsv").Order(StringComparer.Ordinal)];

    internal static StatusSuite Of(string file, IAnalyser analyser)
    {
        var suite = new StatusSuite(new(analyser));
        var language = new Language(Path.GetFileNameWithoutExtension(file));
        foreach (var line in File.ReadLines(file))
            if (line.Length > 0 && line[0] != '#') suite.Count(line.Split('\t'), language);
        return suite;
    }

    /// <summary>modality, stage, speaker, about or silent; 1 where nothing asked.</summary>
    internal double Rate(string of) => _rates.TryGetValue(of, out var rate) && rate.All > 0 ? (double)rate.Right / rate.All : 1;

    internal int Asked(string of) => _rates.TryGetValue(of, out var rate) ? rate.All : 0;

    internal string Summary() => string.Join(", ", _rates.Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r.Key} {(double)r.Value.Right / r.Value.All:0.000} ({r.Value.Right}/{r.Value.All})")));

    /// <summary>What was meant against what was read, and how many lines of each group are wholly right.</summary>
    internal string Matrix()
    {
        var text = new StringBuilder();
        foreach (var (cell, count) in _confusion) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  {cell,-44} {count,4}");
        foreach (var (group, (right, all)) in _groups) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  {group,-14} {right,3} of {all,3} lines wholly right");
        return text.ToString();
    }

    void Count(string[] cells, Language language)
    {
        var before = _faults.Count;
        var meant = cells.Skip(2).Select(MeantClaim.Parse).ToImmutableArray();
        var reading = reader.Read(Document(cells[1], language));
        var names = reading.Entities.ToDictionary(e => e.Id, e => e.Name);
        var found = meant.Select(m => Find(m, reading, p => p is null ? "" : names[p.Entity])).ToImmutableArray();
        for (var i = 0; i < meant.Length; i++) Judge(meant[i], found[i], new(reading, meant, found, cells[1]));
        var (right, all) = _groups.GetValueOrDefault(cells[0]);
        _groups[cells[0]] = (right + (_faults.Count == before ? 1 : 0), all + 1);
    }

    /// <summary>One line as read.</summary>
    sealed record Line(DocumentReading Reading, ImmutableArray<MeantClaim> Meant, ImmutableArray<Claim?> Found, string Text)
    {
        internal string Name(Party? party) => party is null ? "-" : Reading.Entities.First(e => e.Id == party.Entity).Name;
    }

    static string? StageOf(Claim claim) => claim.Stage?.Wire() ?? claim.Kind?.Wire();

    /// <summary>The claim between those parties: of the meant stage and manner where there is one, else whichever there is.</summary>
    static Claim? Find(MeantClaim meant, DocumentReading reading, Func<Party?, string> name) =>
        reading.Claims.Where(c => meant.IsOf(c, name)).OrderByDescending(c => meant.Stage is null || StageOf(c) == meant.Stage).ThenByDescending(c => c.Modality.Wire() == meant.Modality && c.Negated == meant.Negated).FirstOrDefault();

    void Judge(MeantClaim meant, Claim? found, Line line)
    {
        if (meant.Never)
        {
            var said = found is not null && (meant.Stage is null || StageOf(found) == meant.Stage);
            Add("silent", !said, () => $"silent\t{line.Text}\tmade {meant.Type}/{meant.Stage} {meant.Subject} {found!.Modality.Wire()}");
            Confuse("silence", said ? Manner(found!) : "silence");
            return;
        }

        var right = found is not null && found.Modality.Wire() == meant.Modality && found.Negated == meant.Negated;
        Confuse(meant.Modality + (meant.Negated ? " not" : ""), found is null ? "missing" : Manner(found));
        Add("modality", right, () => $"{(found is null ? "missing" : "modality")}\t{line.Text}\t{meant.Type}/{meant.Stage} {meant.Subject}: {(found is null ? "nothing" : Manner(found))}");
        if (meant.Stage is not null) JudgeStage(meant, found, line);
        if (meant.Speaker is { } speaker)
        {
            var given = found is null ? "nothing" : found.Attribution.IsEmpty ? "-" : line.Name(found.Attribution[0]);
            Add("speaker", given == speaker || MeantClaim.Names(given, speaker), () => $"speaker\t{line.Text}\t{given}");
        }

        if (meant.About is { } about) JudgeAbout(meant, found, about, line);
    }

    void JudgeStage(MeantClaim meant, Claim? found, Line line)
    {
        var given = found is null ? "nothing" : StageOf(found) ?? "none";
        Add("stage", given == meant.Stage, () => $"stage\t{line.Text}\t{meant.Stage}: {given}");
        if (given != meant.Stage) Confuse("stage " + meant.Stage, given);
    }

    /// <summary>Each link meant is right where one leads to a claim of that type and subject; a link to another claim of the line is one too many.</summary>
    void JudgeAbout(MeantClaim meant, Claim? found, ImmutableArray<int> about, Line line)
    {
        var targets = found is null ? [] : line.Reading.Claims.Where(c => found.About.Contains(c.Id)).ToList();
        foreach (var number in about)
            Add("about", targets.Exists(t => line.Meant[number - 1].IsOf(t, line.Name)), () => $"about\t{line.Text}\t{meant.Type} does not lead to {line.Meant[number - 1].Type} {line.Meant[number - 1].Subject}");
        for (var i = 0; i < line.Meant.Length; i++)
            if (!about.Contains(i + 1) && line.Found[i] is { } other && targets.Contains(other)) Add("about", false, () => $"about\t{line.Text}\t{meant.Type} leads to {other.Type.Wire()} too");
    }

    static string Manner(Claim claim) => claim.Modality.Wire() + (claim.Negated ? " not" : "");

    void Confuse(string meant, string read)
    {
        var cell = $"{meant} read as {read}";
        _confusion[cell] = _confusion.GetValueOrDefault(cell) + 1;
    }

    void Add(string rate, bool right, Func<string> fault)
    {
        var (good, all) = _rates.GetValueOrDefault(rate);
        _rates[rate] = (good + (right ? 1 : 0), all + 1);
        if (!right) _faults.Add(fault());
    }

    static Document Document(string text, Language language)
    {
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(text)));
        return new()
        {
            Id = DocumentId.From(capture, 0, text),
            Capture = capture,
            Text = text,
            Blocks = [new(new(0, text.Length), BlockKind.Paragraph)],
            Language = language,
            Format = "text/1",
            Published = PartialDate.TryParse("2031-05-02", out var date) ? date : null,
        };
    }
}
