using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Model;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;

namespace Quipu;

/// <summary>The text of a pattern file, as it is edited.</summary>
/// <param name="File">The desk's own file; null: the text is the library's.</param>
public sealed record PatternSource(string Slug, string Text, string? File)
{
    /// <summary>
    /// A hash of the text: whoever saves says what they began with, so that nobody writes over what another wrote meanwhile. Empty for the library's.
    /// </summary>
    public string Version => File is null ? "" : PatternFolder.VersionOf(Text);
}

/// <summary>What became of a file that was to be written or removed.</summary>
public enum PatternSaving { Done, Changed, Gone }

/// <summary>The pattern files that a desk keeps in the folder <c>patterns</c> of its workspace. Safe from several threads of one process.</summary>
/// <param name="workspace">The workspace's folder.</param>
public sealed class PatternFolder(string workspace)
{
    /// <summary>Characters of a pattern file at most.</summary>
    public const int Longest = 64 << 10;

    /// <summary>Letters of a slug at most: it is the name of a file.</summary>
    public const int LongestSlug = 60;

    readonly Lock _saving = new();

    /// <summary>Patterns by slug, and every fault of every file.</summary>
    public (ImmutableArray<Pattern> Patterns, ImmutableArray<PatternFault> Faults) Read() => DeskPatterns.Of(workspace);

    /// <summary>Slugs of the desk's own patterns.</summary>
    public ImmutableHashSet<string> Own() => [.. DeskPatterns.Files(workspace).Select(f => f.Reading.Pattern?.Slug).OfType<string>()];

    /// <summary>
    /// The text of a pattern: of the desk's file where it has one, else the library's; null where there is none of the slug. A file with faults is found by its name.
    /// </summary>
    public PatternSource? Find(string slug)
    {
        var files = DeskPatterns.Files(workspace);
        var own = files.FirstOrDefault(f => f.Reading.Pattern?.Slug == slug)
            ?? files.FirstOrDefault(f => f.Reading.Pattern is null && Path.GetFileNameWithoutExtension(f.File) == slug);
        return own is not null ? new(slug, own.Text, own.File) : PatternLibrary.TextOf(slug) is { } text ? new(slug, text, null) : null;
    }

    /// <summary>Whether a file can have the name: small letters, digits and hyphens, and none of a page.</summary>
    public static bool IsSlug(string slug) =>
        slug.Length is > 0 and <= LongestSlug && slug != "new" && slug[0] != '-'
        && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Writes a pattern's file whole.</summary>
    /// <param name="slug">As the text has it; <see cref="IsSlug"/> holds.</param>
    /// <param name="version">What the writer began with; empty: there was no file.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public PatternSaving Save(string slug, string text, string version)
    {
        if (!IsSlug(slug)) throw new ArgumentException($"'{slug}' cannot be the name of a file.", nameof(slug));
        lock (_saving)
        {
            var now = Find(slug);
            if ((now?.Version ?? "") != version) return PatternSaving.Changed;
            var file = now?.File ?? FreeFile(slug);
            Written(() =>
            {
                Directory.CreateDirectory(Folder);
                Workspace.WriteWhole(file, text);
            });
            return PatternSaving.Done;
        }
    }

    /// <summary>Removes a desk's own file; the library's pattern of that slug is there again, if there is one.</summary>
    /// <param name="version">What was looked at when it was decided.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public PatternSaving Remove(string slug, string version)
    {
        lock (_saving)
        {
            if (Find(slug) is not { File: { } file } now) return PatternSaving.Gone;
            if (now.Version != version) return PatternSaving.Changed;
            Written(() => File.Delete(file));
            return PatternSaving.Done;
        }
    }

    internal static string VersionOf(string text) => ContentHash.Sha256(Encoding.UTF8.GetBytes(text));

    string Folder => Path.Combine(workspace, DeskPatterns.Folder);

    // A file of another slug may have the name.
    string FreeFile(string slug)
    {
        var file = Path.Combine(Folder, slug + ".yaml");
        for (var number = 2; File.Exists(file); number++) file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}.yaml"));
        return file;
    }

    void Written(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {Folder} cannot be written ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }
    }
}
