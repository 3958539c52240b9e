"""A small API to read: one's own progress, and a supervisor's list of who has finished. Nothing more about anyone."""

from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import roles_of
from accounts.models import Membership
from courses import content
from courses.access import branch_of
from courses.desk import PAGE_SIZE, ask
from courses.player import learner_of
from courses.reports import completion

LARGEST_PAGE_NUMBER = 10_000


class IsSupervisor(BasePermission):
    def has_permission(self, request: Request, view: APIView) -> bool:
        return Membership.Role.SUPERVISOR in roles_of(request.user)


class MyProgress(APIView):
    """The signed-in person's own progress, by module."""

    permission_classes = [IsAuthenticated]

    class Output(serializers.Serializer):
        key = serializers.UUIDField(source="node.key")
        title = serializers.CharField()
        percent = serializers.IntegerField()
        done = serializers.IntegerField(source="measured.done")
        required = serializers.IntegerField(source="measured.required")
        completed_on = serializers.DateField(source="done_on", allow_null=True)

    def get(self, request: Request) -> Response:
        learner = learner_of(request._request)
        modules = [part for course in learner.catalogue.courses for part in learner.course(course).parts]
        return Response({"modules": self.Output(modules, many=True).data})


class Completions(APIView):
    """Who of a supervisor's own branch was given, began and finished a course or module."""

    permission_classes = [IsAuthenticated, IsSupervisor]

    class Input(serializers.Serializer):
        page = serializers.IntegerField(min_value=1, max_value=LARGEST_PAGE_NUMBER, default=1)

    class Output(serializers.Serializer):
        name = serializers.CharField()
        team = serializers.CharField()
        assigned_on = serializers.DateField(allow_null=True)
        due_on = serializers.DateField(allow_null=True)
        started_on = serializers.DateField(allow_null=True)
        completed_on = serializers.DateField(allow_null=True)
        status = serializers.CharField()

    def get(self, request: Request) -> Response:
        asked = self.Input(data=request.query_params)
        asked.is_valid(raise_exception=True)
        branch, courses = branch_of(request.user), content.catalogue(request._request).courses
        if not branch or not courses:
            raise NotFound
        question = ask(request.query_params, branch, courses)
        found = completion.narrowed(completion.people(question, timezone.localdate()), question)
        start = (asked.validated_data["page"] - 1) * PAGE_SIZE
        rows = list(completion.rows(found[start : start + PAGE_SIZE + 1]))
        return Response(
            {"people": self.Output(rows[:PAGE_SIZE], many=True).data, "more": len(rows) > PAGE_SIZE}
        )
