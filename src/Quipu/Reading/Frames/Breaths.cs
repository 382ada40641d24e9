using System.Collections.Immutable;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>"mayor of X and councillor": posts told in one breath of one person share their body.</summary>
sealed class Breaths(Evidence evidence)
{
    /// <summary>In characters: from one post to the next of the same breath.</summary>
    const int Breath = 60;

    // In order of their roles.
    readonly ImmutableArray<PostMention> _posts = evidence.Set.Posts;
    readonly int _longest = evidence.Set.Posts.IsEmpty ? 0 : evidence.Set.Posts.Max(p => p.RoleAt.Length);

    /// <summary>The body of a post that was told of the same person right before; null where there is none.</summary>
    internal int? Shared(PostMention post)
    {
        for (var i = FirstFrom(post.RoleAt.Start - Breath - _longest); i < _posts.Length && _posts[i].RoleAt.Start < post.RoleAt.Start; i++)
        {
            var other = _posts[i];
            if (other.Person != post.Person || other.Body is not { } body || post.RoleAt.Start - other.RoleAt.End > Breath || other.RoleAt.End > post.RoleAt.Start) continue;
            var between = evidence.Document.Text[other.RoleAt.End..post.RoleAt.Start].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (between.Length > 0 && between[^1] is "and" or "y" or "e" && other.Kind == post.Kind) return body;
        }

        return null;
    }

    int FirstFrom(int position)
    {
        var (low, high) = (0, _posts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_posts[middle].RoleAt.Start < position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
