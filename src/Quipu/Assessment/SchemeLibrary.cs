using System.Collections.Immutable;

namespace Quipu.Assessment;

/// <summary>The schemes that come with Quipu.</summary>
public static class SchemeLibrary
{
    const string Folder = "Assessment/Schemes/";

    /// <summary>By slug.</summary>
    public static ImmutableArray<AssessmentScheme> All { get; } =
    [
        .. typeof(SchemeLibrary).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Load),
    ];

    static AssessmentScheme Load(string name)
    {
        using var stream = typeof(SchemeLibrary).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var reading = SchemeFile.Read(reader.ReadToEnd(), name[Folder.Length..]);
        return reading.Scheme ?? throw new InvalidOperationException(reading.Fault);
    }
}
