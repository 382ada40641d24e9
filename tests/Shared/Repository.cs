using System.Runtime.CompilerServices;

namespace Quipu.Tests;

/// <summary>Where the project's own files lie, seen from a test.</summary>
static class Repository
{
    internal static string Root { get; } = Find();

    internal static string File(string path) => Path.Combine(Root, path);

    /// <summary>A folder of the shared evaluation material, or null where this checkout has none beside it.</summary>
    internal static string? Shared(string path) => Path.Combine(Root, "..", "shared", path) is var there && Directory.Exists(there) ? there : null;

    static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
