using System.Collections.Immutable;
using System.Globalization;

namespace Quipu.Patterns.Indicators;

/// <summary>
/// Which indicators run, and their thresholds: sections of <c>name = value</c> as Cardinal's settings files have them. An indicator runs where its code has a section, be it empty.
/// Lines that begin with <c>;</c> or <c>#</c> say nothing.
/// </summary>
sealed class IndicatorSettings
{
    readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal) { [""] = new(StringComparer.Ordinal) };

    /// <summary>Lines that are neither a section nor a value, with why: told, never guessed at.</summary>
    internal ImmutableArray<string> Faults { get; private set; } = [];

    internal static IndicatorSettings Parse(string text)
    {
        var (settings, section, faults) = (new IndicatorSettings(), "", new List<string>());
        foreach (var (number, line) in text.Split('\n').Select(l => l.Trim()).Index())
        {
            if (line.Length == 0 || line[0] is ';' or '#') continue;
            // An indicator's comment may follow its value.
            var said = line.Split(" #", 2)[0].Split(" ;", 2)[0].Trim();
            if (said is ['[', .. var name, ']']) settings.Enable(section = name.Trim());
            else if (said.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) settings[section, said[..at].Trim()] = said[(at + 1)..].Trim();
            else faults.Add($"Line {number + 1} of the settings, '{line}', is neither [section] nor name = value.");
        }

        settings.Faults = [.. faults];
        return settings;
    }

    /// <summary>A value; null where nobody set it. Setting one opens its section.</summary>
    internal string? this[string section, string name]
    {
        get => _sections.TryGetValue(section, out var values) ? values.GetValueOrDefault(name) : null;
        set
        {
            Enable(section);
            _sections[section][name] = value!;
        }
    }

    internal void Enable(string section) => _sections.TryAdd(section, new(StringComparer.Ordinal));

    internal bool Runs(string code) => _sections.ContainsKey(code);

    /// <summary>All values of a section.</summary>
    internal IReadOnlyDictionary<string, string> Section(string section) => _sections.GetValueOrDefault(section) ?? [];

    internal double? Number(string section, string name)
    {
        if (this[section, name] is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new FormatException($"{name} of [{section}] is '{text}'; it must be a number such as 0.05 or 15.");
    }

    /// <summary>Words between vertical bars.</summary>
    internal ImmutableHashSet<string> Words(string section, string name, string otherwise = "") =>
        (this[section, name] ?? otherwise).Split('|', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal);
}
