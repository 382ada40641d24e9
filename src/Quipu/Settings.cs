using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Quipu;

/// <summary>One thing that can be set: its name, what it is when nobody sets it, what it means, and what is wrong with a value (null: nothing).</summary>
public sealed record Setting(string Name, string Default, string Meaning, Func<string, string?> Fault)
{
    /// <summary>Its name in the environment: <c>QUIPU_URLS</c>.</summary>
    public string Variable => "QUIPU_" + Name.Replace('-', '_').ToUpperInvariant();
}

/// <summary>The value of a setting, and where it came from: <c>default</c>, <c>quipu.json</c>, the environment's variable, or the flag.</summary>
public sealed record SettingValue(Setting Setting, string Value, string Origin);

/// <summary>A setting has no such name, or cannot have this value.</summary>
public sealed class SettingException(string sentence) : QuipuException(sentence);

/// <summary>
/// Every setting, one row each; <c>quipu settings</c>, docs/reference/settings.md and the flags come from <see cref="Table"/>.
/// What a later place says wins: the default, then <c>quipu.json</c> in the workspace folder, then the environment, then flags. Immutable once read.
/// </summary>
public sealed class Settings
{
    /// <summary>The file in a workspace folder that holds its settings: one JSON object, name to value.</summary>
    public const string FileName = "quipu.json";

    Settings(ImmutableArray<SettingValue> values) => Values = values;

    public static Setting Urls { get; } = new("urls", "http://127.0.0.1:5290", "Where the pages are served: a loopback address with a port; 0 takes a free one.", UrlFault);

    public static Setting Name { get; } = new("name", "owner", "The name written beside your judgements.", v => v.Trim().Length is > 0 and <= 80 ? null : "a name of 1 to 80 characters");

    public static Setting Dataset { get; } = new("dataset", "default", "The dataset that what is read goes to.", DatasetFault);

    public static Setting Readers { get; } = new("readers", "0", "How many files are read at once; 0: one a processor.", v => Whole(v, 0, 256) ? null : "a whole number from 0 to 256");

    /// <summary>All of them, in order of name.</summary>
    public static ImmutableArray<Setting> Table { get; } = [Dataset, Name, Readers, Urls];

    /// <summary>Every setting with its value and where that came from, in the order of <see cref="Table"/>.</summary>
    public ImmutableArray<SettingValue> Values { get; }

    /// <summary>The value of a setting.</summary>
    public string this[Setting setting] => Values.Single(v => v.Setting == setting).Value;

    /// <summary>The value of a setting that is a whole number.</summary>
    public int Number(Setting setting) => int.Parse(this[setting], CultureInfo.InvariantCulture);

    /// <summary>Reads the settings of a workspace.</summary>
    /// <param name="workspace">The workspace folder, or null where there is none yet.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="flags">What the command line says, by setting; null values count as not said.</param>
    /// <exception cref="SettingException">A name is unknown or a value is not possible; the sentence says where it stands.</exception>
    public static Settings Read(string? workspace, Func<string, string?> environment, IReadOnlyDictionary<Setting, string?>? flags = null)
    {
        var file = workspace is null ? [] : ReadFile(Path.Combine(workspace, FileName));
        return new([.. Table.Select(setting => Choose(setting, file, environment(setting.Variable), flags?.GetValueOrDefault(setting)))]);
    }

    static SettingValue Choose(Setting setting, Dictionary<string, string> file, string? variable, string? flag)
    {
        var value = flag is not null ? new SettingValue(setting, flag, $"--{setting.Name}")
            : !string.IsNullOrEmpty(variable) ? new(setting, variable, setting.Variable)
            : file.TryGetValue(setting.Name, out var kept) ? new(setting, kept, FileName)
            : new(setting, setting.Default, "default");
        return setting.Fault(value.Value) is { } wanted
            ? throw new SettingException($"'{value.Value}' ({value.Origin}) is no value of the setting {setting.Name}: it takes {wanted}.")
            : value;
    }

    static Dictionary<string, string> ReadFile(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var values = json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
            return values.Keys.FirstOrDefault(name => Table.All(s => s.Name != name)) is { } stranger
                ? throw new SettingException($"{path} sets '{stranger}', which is no setting; there are {string.Join(", ", Table.Select(s => s.Name))}.")
                : values;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new SettingException($"{path} is not one JSON object of settings: {fault.Message}");
        }
    }

    static string? UrlFault(string value) =>
        value.Split(';').All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.PathAndQuery == "/")
            ? null
            : "a loopback address such as http://127.0.0.1:5290 (there are no accounts yet that would make another address safe)";

    static string? DatasetFault(string value) =>
        value.Length is > 0 and <= 60 && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') ? null : "lower-case letters, digits, _ and -";

    static bool Whole(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
