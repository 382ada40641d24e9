using System.Security.Cryptography;
using System.Text;
using Quipu.Model;

namespace Quipu.Reading.Frames;

/// <summary>The frames that a desk wrote for itself, upon those of Quipu: <c>en.yaml</c> and <c>es.yaml</c> of a folder.</summary>
sealed class OwnFrames
{
    readonly Dictionary<Language, FrameLexicon> _lexicons = [];

    OwnFrames(string hash) => Hash = hash;

    /// <summary>The first eight hexadecimal digits of the SHA-256 of the files.</summary>
    internal string Hash { get; }

    /// <exception cref="LexiconException">The folder has no such file, or one has a fault.</exception>
    internal static OwnFrames Load(string folder)
    {
        var files = new[] { Language.English, Language.Spanish }.Select(l => (Language: l, Path: Path.Combine(folder, l.Code + ".yaml"))).Where(f => File.Exists(f.Path))
            .Select(f => (f.Language, f.Path, Bytes: File.ReadAllBytes(f.Path))).ToList();
        if (files.Count == 0) throw new LexiconException($"The folder {folder} holds no frames: put en.yaml or es.yaml there.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (language, _, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{language.Code} {bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        var own = new OwnFrames(Convert.ToHexStringLower(hash.GetHashAndReset())[..8]);
        foreach (var (language, path, bytes) in files)
        {
            using var text = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
            own._lexicons[language] = FrameLexicon.Load(language, (text, path));
        }

        return own;
    }

    /// <summary>The lexicon of a language; null where the desk has no frames for it.</summary>
    internal FrameLexicon? Of(Language language) => _lexicons.GetValueOrDefault(language == Language.Spanish ? Language.Spanish : Language.English);
}
