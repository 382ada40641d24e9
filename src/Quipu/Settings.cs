using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Quipu;

/// <summary>One setting: a row of the table from which help, docs and validation are made.</summary>
/// <param name="Name">As in <c>quipu.json</c>: lower case with hyphens.</param>
/// <param name="Meaning">One sentence for a person, with the unit.</param>
public abstract record Setting(string Name, string Meaning)
{
    /// <summary>The environment variable that sets it: <c>QUIPU_LARGEST_FILE</c>.</summary>
    public string Variable => "QUIPU_" + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>What holds when nobody says otherwise, as it would be typed.</summary>
    public abstract string DefaultText { get; }

    /// <summary>What it takes, as the end of a sentence, where <paramref name="value"/> is not that; null: the value is fine.</summary>
    public abstract string? Fault(string value);
}

/// <summary>A setting that is a whole number.</summary>
/// <param name="Least">Smallest value that makes sense.</param>
/// <param name="Most">Largest value that makes sense.</param>
public sealed record NumberSetting(string Name, long Default, long Least, long Most, string Meaning) : Setting(Name, Meaning)
{
    /// <inheritdoc/>
    public override string DefaultText => Default.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string? Fault(string value) =>
        !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? "must be a whole number"
        : number < Least || number > Most ? string.Create(CultureInfo.InvariantCulture, $"must lie between {Least} and {Most}")
        : null;
}

/// <summary>A setting that is words.</summary>
/// <param name="Check">What it takes where the value is not that; null: fine.</param>
public sealed record TextSetting(string Name, string Default, string Meaning, Func<string, string?> Check) : Setting(Name, Meaning)
{
    /// <inheritdoc/>
    public override string DefaultText => Default;

    /// <inheritdoc/>
    public override string? Fault(string value) => Check(value);
}

/// <summary>The settings in force: defaults, then <c>quipu.json</c> in the workspace folder, then the environment, then flags; later ones win. Immutable.</summary>
public sealed class Settings
{
    /// <summary>The file in a workspace folder that holds its settings: one JSON object, name to value.</summary>
    public const string FileName = "quipu.json";

    public static NumberSetting LargestFile { get; } = new("largest-file", 64L << 20, 1, 1L << 30, "Bytes of the largest file that is read; a larger one is listed as a failure.");

    public static NumberSetting LongestReading { get; } =
        new("longest-reading", 2_000_000, 1_000, int.MaxValue, "Characters of one document that are read for claims; what lies beyond is kept and searchable.");

    public static NumberSetting ReadingSeconds { get; } = new("reading-seconds", 120, 1, 86_400, "Seconds that the reading of one document may take before it is given up and listed as a failure.");

    public static NumberSetting Parallelism { get; } = new("parallelism", 0, 0, 256, "Documents read at a time; 0: one for each processor.");

    public static NumberSetting BatchDocuments { get; } = new("batch-documents", 20, 1, 10_000, "Documents written in one transaction at most, unless one file holds more.");

    public static NumberSetting BatchMilliseconds { get; } = new("batch-milliseconds", 250, 1, 60_000, "Milliseconds after which what has been read is written, even if a batch is not full.");

    public static TextSetting Urls { get; } = new("urls", "http://127.0.0.1:5290", "Where the pages are served: a loopback address with a port; port 0 takes a free one.", LoopbackFault);

    public static TextSetting Name { get; } = new("name", "owner", "The name written beside your judgements.", v => v.Trim().Length is > 0 and <= 80 ? null : "must be a name of 1 to 80 characters");

    public static TextSetting Dataset { get; } = new("dataset", "default", "The dataset that what is read goes to.", DatasetFault);

    public static TextSetting Frames { get; } =
        new("frames", "frames", "The folder with en.yaml or es.yaml: a desk's own words for claims, read beside Quipu's; looked for in the workspace where it is no whole path.", v => v.Trim().Length > 0 ? null : "must be a folder");

    /// <remarks>What it buys: see <c>bench/results/names.md</c>.</remarks>
    public static NumberSetting MatchThreshold { get; } =
        new("match-threshold", 50, 1, 100, "Percent from which two parties are shown as a match; of labelled pairs of names, 50 finds 95 in 100 that are one, and 94 in 100 that it shows are one.");

    /// <remarks>What it buys: see <c>bench/results/names.md</c>.</remarks>
    public static NumberSetting MatchHigh { get; } =
        new("match-high", 80, 1, 100, "Percent from which a match is called strong; of labelled pairs of names, 80 finds 71 in 100 that are one, and 99 in 100 that it shows are one.");

    public static TextSetting SmtpHost { get; } = new("smtp-host", "", "The mail server that digests of watches are handed to; empty: none, and nothing is sent.", v => v.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':') ? null : "must be the name of a host");

    public static NumberSetting SmtpPort { get; } = new("smtp-port", 587, 1, 65_535, "The port of the mail server.");

    public static TextSetting SmtpSecurity { get; } =
        new("smtp-security", "starttls", "How the way to the mail server is encrypted: starttls, tls, or none, which is for a server on this machine alone.", v => v is "starttls" or "tls" or "none" ? null : "must be starttls, tls or none");

    public static TextSetting SmtpFrom { get; } = new("smtp-from", "", "The address that digests of watches come from.", MailFault);

    public static TextSetting SmtpTo { get; } = new("smtp-to", "", "The address that digests of watches go to.", MailFault);

    public static TextSetting SmtpUser { get; } = new("smtp-user", "", "The name that the mail server knows you by; the password is the variable QUIPU_SMTP_PASSWORD and stands in no file. Empty: the server asks for none.", _ => null);

    /// <summary>The environment variable with the password of <see cref="SmtpUser"/>: no setting, so that no file of a workspace has it.</summary>
    public const string SmtpPasswordVariable = "QUIPU_SMTP_PASSWORD";

    /// <summary>Every setting, in order of name.</summary>
    public static ImmutableArray<Setting> All { get; } =
        [.. new Setting[] { LargestFile, LongestReading, ReadingSeconds, Parallelism, BatchDocuments, BatchMilliseconds, Urls, Name, Dataset, Frames, MatchThreshold, MatchHigh, SmtpHost, SmtpPort, SmtpSecurity, SmtpFrom, SmtpTo, SmtpUser }.OrderBy(s => s.Name, StringComparer.Ordinal)];

    readonly ImmutableSortedDictionary<string, (string Value, string Origin)> _said;

    Settings(ImmutableSortedDictionary<string, (string, string)> said) => _said = said;

    /// <summary>Every setting at its default.</summary>
    public static Settings Defaults { get; } = new(ImmutableSortedDictionary.Create<string, (string, string)>(StringComparer.Ordinal));

    /// <summary>The value in force.</summary>
    public long this[NumberSetting setting] => _said.TryGetValue(setting.Name, out var said) ? long.Parse(said.Value, CultureInfo.InvariantCulture) : setting.Default;

    /// <summary>The value in force.</summary>
    public string this[TextSetting setting] => _said.TryGetValue(setting.Name, out var said) ? said.Value : setting.Default;

    /// <summary>The value in force as it would be typed, and where it came from: <c>default</c>, <c>quipu.json</c>, a variable or a flag.</summary>
    public (string Value, string Origin) Shown(Setting setting) => _said.TryGetValue(setting.Name, out var said) ? said : (setting.DefaultText, "default");

    /// <summary>These settings with another value for one.</summary>
    /// <exception cref="QuipuException">The value is out of range.</exception>
    public Settings With(NumberSetting setting, long value) => With(setting.Name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>These settings with a value as it was typed.</summary>
    /// <param name="origin">Where it was typed, for people: <c>--urls</c>.</param>
    /// <exception cref="QuipuException">There is no such setting, or the value makes no sense.</exception>
    public Settings With(string name, string value, string origin = "given")
    {
        var setting = All.FirstOrDefault(s => s.Name == name) ?? throw new QuipuException($"There is no setting “{name}”; there are {string.Join(", ", All.Select(s => s.Name))}.");
        return setting.Fault(value) is { } fault
            ? throw new QuipuException($"{name} is “{value}” ({origin}), but {fault}. {setting.Meaning}")
            : new(_said.SetItem(name, (value, origin)));
    }

    /// <summary>What a file and the environment set.</summary>
    /// <param name="file">Path of <c>quipu.json</c>; it need not exist.</param>
    /// <param name="environment">Looks up a variable; null where it is not set.</param>
    /// <exception cref="QuipuException">A value makes no sense; the sentence says which.</exception>
    public static Settings Load(string? file, Func<string, string?> environment)
    {
        var settings = file is not null && File.Exists(file) ? FromFile(file) : Defaults;
        foreach (var setting in All)
            if (environment(setting.Variable) is { Length: > 0 } value) settings = settings.With(setting.Name, value, setting.Variable);
        return settings;
    }

    static Settings FromFile(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.EnumerateObject().Aggregate(Defaults, (settings, p) => settings.With(p.Name, p.Value.ToString(), file));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new QuipuException($"{file} is not a JSON object of settings ({e.Message.TrimEnd('.')}); mend or remove it.", e);
        }
    }

    static string? LoopbackFault(string value) =>
        value.Split(';').All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.PathAndQuery == "/")
            ? null
            : "must be a loopback address such as http://127.0.0.1:5290: there are no accounts yet that would make another address safe";

    static string? MailFault(string value) => value.Length == 0 || (value.Count(c => c == '@') == 1 && value is not ['@', ..] && value[^1] != '@' && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',')) ? null
        : "must be one address such as desk@example.org";

    static string? DatasetFault(string value) =>
        value.Length is > 0 and <= 60 && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') ? null : "must be of lower-case letters, digits, _ and -";
}
