"""What makes each pose the right one to copy, as geometry."""

from collections.abc import Mapping
from itertools import chain, pairwise

import pytest

from skill.authoring.drawing.arrows import Ends
from skill.authoring.drawing.composing import compose
from skill.authoring.drawing.figure import (
    BALL,
    FOREARM,
    PALM,
    SHIN,
    SOLE,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Skeleton,
    skeleton,
)
from skill.authoring.drawing.furniture import BACK, LADDER_WIDTH, RAKE, RUNG
from skill.authoring.drawing.hands import HOOKED_FINGER, HOOKED_THUMB, THUMB
from skill.authoring.drawing.limbs import CALF
from skill.authoring.drawing.poses import MotionKind, Pose, load_poses
from skill.authoring.drawing.props import UNDER_BALL
from skill.authoring.drawing.shapes import HEIGHT, WIDTH, InkRole, Point, Transform

POSES = load_poses()
TOE, HEEL, BACK_OF_HEEL = Point(19, 2), Point(-6, SOLE), Point(-7.7, 3.2)
"""Of a foot, seen from its ankle."""
PHASES = (0.0, 0.25, 0.5, 0.75, 1.0)
CROPPED = {
    "thumb_press": "close enough to see the thumb",
    "thumb_deeper": "close enough to see the thumb",
    "water": "close enough to see the glass",
}
TOES_UP = [
    "toes_up",
    "toes_up_bed",
    "toes_up_floating",
    "toes_up_helped",
    "toes_up_sitting",
    "toes_up_steady",
]
SIDES = ("near", "far")
BELOW_HALF = 0.5
AT_HAND = 15
"""Units between two things that are seen as belonging together."""
UNSEEN = 1.5
"""Units between two bones that their round ends still cover."""


def start(name: str) -> Skeleton:
    return skeleton(POSES[name].start)


def end(name: str) -> Skeleton:
    return skeleton(POSES[name].end)


def seen_from(transform: Transform, point: Point) -> Point:
    moved = Point(point.x - transform.origin.x, point.y - transform.origin.y)
    return Transform(Point(0, 0), -transform.angle).apply(moved)


def palm(found: Skeleton, side: str = "near") -> Point:
    return found[f"{side}_hand"].apply(Point(PALM, 0))


def toes_up(found: Skeleton) -> float:
    """Degrees that the near toes are above a right angle with the shin."""
    return found["near_shin"].angle - 90 - found["near_foot"].angle


def knee_bend(found: Skeleton, side: str = "near") -> float:
    """Degrees that a knee is away from straight."""
    return abs(found[f"{side}_thigh"].angle - found[f"{side}_shin"].angle)


def thing(name: str, kind: str) -> Mapping[str, int]:
    """The numbers of the only thing of a kind in a pose."""
    (prop,) = (prop for prop in POSES[name].props if prop.kind == kind)
    return prop.numbers


def floor(pose: Pose, *kinds: str) -> float:
    """Height of the floor, or of the first thing of some kinds that is there instead."""
    kinds = kinds or ("floor",)
    return next(prop.numbers["y"] for prop in pose.props if prop.kind in kinds)


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_it_is_the_same_person_in_every_pose(pose: Pose) -> None:
    for body in filter(None, (pose.start, pose.end, pose.helper)):
        found = skeleton(body)
        for side in ("near", "far"):
            joints = [found[f"{side}_{bone}"].origin for bone in ("thigh", "shin", "foot")]
            arm = [found[f"{side}_{bone}"].origin for bone in ("upper_arm", "forearm", "hand")]
            lengths = [a.distance_to(b) for a, b in (*pairwise(joints), *pairwise(arm))]
            assert lengths == pytest.approx([THIGH, SHIN, UPPER_ARM, FOREARM])
            assert joints[0] == body.hip
            assert arm[0].distance_to(body.hip) == pytest.approx(TRUNK)


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_no_joint_comes_apart_on_the_way(pose: Pose) -> None:
    first, last = skeleton(pose.start), skeleton(pose.end)
    joined = {"thigh": (THIGH, "shin"), "shin": (SHIN, "foot")}
    joined |= {"upper_arm": (UPPER_ARM, "forearm"), "forearm": (FOREARM, "hand")}
    for bone, (length, following) in joined.items():
        for side in ("near", "far"):
            for phase in PHASES:
                place, after = (
                    first[f"{side}_{name}"].between(last[f"{side}_{name}"], phase)
                    for name in (bone, following)
                )
                assert place.apply(Point(length, 0)).distance_to(after.origin) < UNSEEN


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_the_figure_stays_within_the_picture(pose: Pose) -> None:
    if pose.id in CROPPED:
        return
    for shape in chain(*compose(pose)):
        if shape.style.fill in (InkRole.INK, InkRole.ACCENT):
            box = shape.box()
            assert min(box.left, box.top) >= 0
            assert box.right <= WIDTH
            assert box.bottom <= HEIGHT


@pytest.mark.parametrize(
    "pose",
    [row for row in POSES.values() if "floor" in {prop.kind for prop in row.props}],
    ids=lambda pose: pose.id,
)
def test_no_foot_sinks_into_the_floor(pose: Pose) -> None:
    for body in filter(None, (pose.start, pose.end, pose.helper)):
        found = skeleton(body)
        for side in ("near", "far"):
            for point in (TOE, HEEL, Point(15, SOLE)):
                assert found[f"{side}_foot"].apply(point).y <= floor(pose) + 1.5


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_the_working_calf_is_marked_wherever_it_is_worked_on(pose: Pose) -> None:
    marked = pose.start.legs["near"].working
    assert marked == (pose.id not in {"rest", "water"})
    assert pose.start.legs["far"].working == (pose.id == "towel_both")


@pytest.mark.parametrize("name", TOES_UP)
def test_toes_up_is_plainly_up_with_the_knee_straight(name: str) -> None:
    found = start(name)
    assert toes_up(found) >= 20
    assert knee_bend(found) == 0
    knee = found["near_shin"].origin
    square = Transform(found["near_foot"].origin, found["near_shin"].angle - 90)
    assert knee.distance_to(found["near_foot"].apply(TOE)) < knee.distance_to(square.apply(TOE)) - 4


@pytest.mark.parametrize("name", [*TOES_UP, "towel_pull"])
def test_the_arrow_leads_the_toes_toward_the_body(name: str) -> None:
    (arrow,) = POSES[name].arrows
    assert arrow.tip.x < arrow.start.x
    assert arrow.ends is Ends.TIP


@pytest.mark.parametrize("name", TOES_UP)
def test_the_arrow_starts_at_the_toes(name: str) -> None:
    (arrow,) = POSES[name].arrows
    assert arrow.start.distance_to(start(name)["near_foot"].apply(TOE)) < AT_HAND


@pytest.mark.parametrize("name", [name for name in TOES_UP if name != "toes_up_floating"])
def test_the_heel_is_on_what_the_leg_lies_on(name: str) -> None:
    heel = start(name)["near_foot"].apply(BACK_OF_HEEL)
    assert -1.5 < floor(POSES[name], "floor", "bed") - heel.y < 3.5


def test_the_toes_lie_in_the_hand_between_its_fingers_and_its_thumb() -> None:
    found = start("toes_up")
    assert POSES["toes_up"].start.arms["near"].grip == "hook"
    toe = seen_from(found["near_hand"], found["near_foot"].apply(TOE))
    assert HOOKED_THUMB.x < toe.x < HOOKED_FINGER.x
    assert 0 < toe.y < HOOKED_FINGER.y


def test_the_foot_is_drawn_over_the_hand_that_holds_its_toes() -> None:
    pose, foot = POSES["toes_up"], start("toes_up")["near_foot"]
    last, view = compose(pose).scene[-1], pose.view
    assert last.style.fill is InkRole.INK
    box = last.box()
    for point in (TOE, BACK_OF_HEEL):
        x, y = foot.apply(point)
        assert box.left <= (x - view.x) * view.scale <= box.right
        assert box.top <= (y - view.y) * view.scale <= box.bottom


@pytest.mark.parametrize(
    "name", ["toes_up_bed", "toes_up_sitting", "toes_up_steady", "towel_round", "towel_pull"]
)
def test_the_towel_reaches_from_the_ball_of_the_foot_to_the_hands(name: str) -> None:
    (towel,) = (prop for prop in POSES[name].props if prop.kind == "towel")
    for found in (start(name), end(name)):
        side = "far" if towel.numbers["far"] else "near"
        reach = found["near_foot"].apply(BALL).distance_to(palm(found, side))
        assert reach == pytest.approx(towel.numbers["length"], abs=4)


def test_the_towel_pulls_the_toes_and_nothing_else_of_the_leg() -> None:
    first, last = start("towel_pull"), end("towel_pull")
    assert toes_up(last) >= toes_up(first) + 15
    assert palm(last).x < palm(first).x - 6
    assert first["near_shin"] == last["near_shin"]
    assert knee_bend(last) == 0


def test_standing_puts_the_weight_on_a_slightly_bent_leg() -> None:
    found = start("toes_up_standing")
    assert 10 < knee_bend(found) < 50
    assert found["near_foot"].apply(HEEL).y == pytest.approx(150, abs=1)
    assert found["near_foot"].origin.x == pytest.approx(
        POSES["toes_up_standing"].start.hip.x, abs=6
    )
    assert 132 < found["far_foot"].apply(HEEL).y < found["far_foot"].apply(BALL).y - 2
    (arrow,) = POSES["toes_up_standing"].arrows
    assert arrow.tip.y > arrow.start.y


@pytest.mark.parametrize("name", ["toes_up_steady", "sit_down"])
def test_who_holds_on_has_a_hand_round_the_seat(name: str) -> None:
    chair = thing(name, "chair")
    for found in (start(name), end(name)):
        hand = palm(found)
        assert chair["x"] < hand.x <= chair["x"] + 44
        assert hand.y == pytest.approx(chair["seat"] + 2.5, abs=5)


@pytest.mark.parametrize("name", ["toes_up_standing", "stand_chair"])
def test_who_stands_on_one_leg_holds_on_to_the_back_of_a_chair(name: str) -> None:
    chair = thing(name, "chair")
    top = Point(chair["x"] + 2, chair["seat"] - BACK)
    assert palm(start(name)).distance_to(top) < 6


def test_a_helper_pushes_the_ball_of_the_foot_and_holds_the_heel() -> None:
    pose = POSES["toes_up_helped"]
    assert pose.helper is not None
    foot, helper = start("toes_up_helped")["near_foot"], skeleton(pose.helper)
    pushing, holding = (
        Point(WIDTH - palm(helper, side).x, palm(helper, side).y) for side in ("near", "far")
    )
    assert foot.apply(BALL).distance_to(pushing) < 7
    assert foot.apply(HEEL).distance_to(holding) < 7
    assert seen_from(foot, pushing).y > SOLE


def test_arm_s_length_is_a_straight_arm_that_reaches_the_wall() -> None:
    found = start("wall_distance")
    fingertips = found["near_hand"].apply(Point(11, 0))
    assert found["near_upper_arm"].angle == found["near_forearm"].angle
    assert fingertips.x == pytest.approx(163, abs=2)
    (measure,) = POSES["wall_distance"].arrows
    toe = found["near_foot"].apply(TOE)
    assert measure.ends is Ends.STOPS
    assert (measure.start.x, measure.tip.x) == pytest.approx((toe.x, 163), abs=3)


@pytest.mark.parametrize("name", ["wall_hands", "wall_front_leg", "wall_back_heel", "wall_lean"])
@pytest.mark.parametrize("phase", PHASES)
def test_both_hands_lie_flat_on_the_wall_and_both_soles_on_the_floor(
    name: str, phase: float
) -> None:
    first, last = start(name), end(name)
    now = {bone: place.between(last[bone], phase) for bone, place in first.items()}
    for side in ("near", "far"):
        assert palm(now, side).x == pytest.approx(159, abs=1.5)
        assert abs(now[f"{side}_hand"].angle + 90) <= 20
        assert now[f"{side}_foot"].apply(HEEL).y == pytest.approx(150, abs=1)
        assert now[f"{side}_foot"].apply(Point(15, SOLE)).y == pytest.approx(150, abs=1)


@pytest.mark.parametrize("name", ["wall_front_leg", "wall_back_heel", "wall_lean"])
def test_the_sore_leg_is_straight_behind_and_the_other_bent_in_front(name: str) -> None:
    for found in (start(name), end(name)):
        assert knee_bend(found) == 0
        assert 10 < knee_bend(found, "far") < 90
        assert found["near_foot"].origin.x < found["trunk"].origin.x - 20
        assert found["far_foot"].origin.x > found["trunk"].origin.x + 10


def test_each_step_at_the_wall_goes_on_from_the_last() -> None:
    walk = ["wall_front_leg", "wall_back_heel", "wall_lean"]
    behind = [POSES[name].start.hip.x - start(name)["near_foot"].origin.x for name in walk]
    assert behind == sorted(behind)


def test_leaning_in_brings_trunk_and_hips_toward_the_wall() -> None:
    first, last = POSES["wall_lean"].start, POSES["wall_lean"].end
    assert last.lean >= first.lean + 8
    assert last.hip.x > first.hip.x + 4
    assert end("wall_lean")["near_foot"].origin == pytest.approx(
        start("wall_lean")["near_foot"].origin, abs=1
    )


def test_the_ankle_alone_moves_from_up_to_down() -> None:
    first, last = start("ankle_move"), end("ankle_move")
    assert [bone for bone in first if first[bone] != last[bone]] == ["near_foot"]
    assert first["near_foot"].origin == last["near_foot"].origin
    assert toes_up(first) >= 20
    assert toes_up(last) <= -40
    assert POSES["ankle_move"].arrows[0].ends is Ends.BOTH


def test_a_thumb_presses_into_the_thickest_part_and_then_deeper() -> None:
    depths = []
    for name in ("thumb_press", "thumb_deeper"):
        found = start(name)
        assert POSES[name].start.arms["near"].grip == "thumb"
        tip = seen_from(found["near_shin"], found["near_hand"].apply(THUMB))
        assert 0.2 < tip.x / SHIN < BELOW_HALF
        depths.append(tip.y)
    pressed, deeper = depths
    assert 9 > pressed > deeper + 2
    assert deeper > 0


def test_kneading_goes_up_the_back_of_the_leg_from_the_ankle_to_the_knee() -> None:
    pose = POSES["knead"]
    assert pose.motion is not None
    assert pose.motion.kind is MotionKind.SWEEP
    shin = start("knead")["near_shin"]
    low, high = (seen_from(shin, palm(found)) for found in (start("knead"), end("knead")))
    assert low.x / SHIN > 0.7
    assert high.x / SHIN < 0.3
    assert min(low.y, high.y) > 0
    (arrow,) = pose.arrows
    assert arrow.tip.y < arrow.start.y - 20


def test_the_hand_with_the_ice_is_at_the_calf() -> None:
    found = start("ice")
    hand = seen_from(found["near_shin"], palm(found))
    assert 0 < hand.x / SHIN < BELOW_HALF
    assert 5 < hand.y < 25


def test_water_is_drunk() -> None:
    found = start("water")
    assert palm(found).distance_to(found["head"].origin) < 30


def test_who_rests_lies_flat_with_relaxed_feet() -> None:
    assert POSES["rest"].start.lean <= -80
    assert toes_up(start("rest")) < 0
    assert POSES["rest"].arrows == ()


def test_sitting_down_ends_on_the_seat_and_the_feet_stay() -> None:
    first, last = start("sit_down"), end("sit_down")
    seat = thing("sit_down", "chair")["seat"]
    assert first["trunk"].origin.y < seat - 15
    assert last["trunk"].origin.y == pytest.approx(seat - 9, abs=1)
    assert first["near_foot"] == last["near_foot"]


def test_one_towel_leads_round_both_feet_to_both_hands() -> None:
    found, towel = start("towel_both"), thing("towel_both", "towel_for_both")
    soles = [found[f"{side}_foot"].apply(UNDER_BALL) for side in SIDES]
    for sole, side in zip(soles, SIDES, strict=True):
        assert sole.distance_to(palm(found, side)) == pytest.approx(towel["length"], abs=2)
        assert knee_bend(found, side) == 0
    assert soles[0].distance_to(soles[1]) == pytest.approx(towel["across"], abs=1)


def test_the_whole_sole_is_against_the_board_of_the_bed() -> None:
    found, board = start("wall_foot"), thing("wall_foot", "bed")
    for point in (BALL, HEEL):
        assert found["near_foot"].apply(point).x == pytest.approx(board["right"], abs=1)
    assert found["near_foot"].apply(TOE).y > board["y"] - board["board"]
    assert knee_bend(found) == 0
    (arrow,) = POSES["wall_foot"].arrows
    assert arrow.tip.x > arrow.start.x


def test_who_stands_at_a_chair_has_the_weight_on_a_straight_leg_and_its_heel_flat() -> None:
    found = start("stand_chair")
    assert knee_bend(found) < 10
    assert found["near_foot"].apply(HEEL).y == pytest.approx(150, abs=1)
    assert found["near_foot"].origin.x == pytest.approx(POSES["stand_chair"].start.hip.x, abs=4)
    assert found["far_foot"].apply(HEEL).y < found["far_foot"].apply(BALL).y - 2


def test_the_palm_strokes_up_along_the_calf() -> None:
    pose, found = POSES["rub_light"], end("rub_light")
    assert palm(start("rub_light")).y > palm(found).y + 8
    assert pose.start.arms["near"].grip == "palm"
    calf = [found["near_shin"].apply(point) for point in (CALF.start, CALF.segments[0].points[-1])]
    assert palm(found).distance_to(calf[0]) < 16
    tip = found["near_hand"].apply(Point(13, 0))
    assert calf[0].y < tip.y < calf[1].y


def test_the_heel_hangs_below_the_rung_that_the_ball_stands_on() -> None:
    found, ladder = start("ladder_heel"), thing("ladder_heel", "ladder")
    ball, heel = (found["near_foot"].apply(point) for point in (Point(17, SOLE), HEEL))
    rung = ladder["floor"] - RUNG
    left = ladder["x"] + RAKE * RUNG
    assert ball.y == pytest.approx(rung - 2, abs=2)
    assert left < ball.x < left + LADDER_WIDTH
    assert heel.y > rung + 6
    assert knee_bend(found) < 10


def test_both_hands_hold_the_ladder() -> None:
    found, ladder = start("ladder_heel"), thing("ladder_heel", "ladder")
    for side in SIDES:
        hand = palm(found, side)
        rail = ladder["x"] + RAKE * (ladder["floor"] - hand.y)
        assert hand.x == pytest.approx(rail, abs=4)


def test_the_steam_rises_from_the_towel_on_the_calf() -> None:
    found, steam = start("warm_towel"), thing("warm_towel", "steam")
    towel = found["near_shin"].apply(Point(13.5, -8))
    assert steam["x"] == pytest.approx(towel.x, abs=4)
    assert 0 < towel.y - steam["y"] < 15
